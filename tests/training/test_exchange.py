import random

from training.corpora import annotated
from training.exchange import Spelling, exchanged

#: With which chance gives no name back to its bearer.
SEED = 6

TEXT = "À Lyon, Claire FONTANEL, de Claranel, a vu M. Fontanel.\n\nFontanel quitte la France pour Trévarzec."


def marked(*names):
    return [(TEXT.index(name), TEXT.index(name) + len(name), label) for name, label in names]


def test_made_up_words_are_spelt_like_words():
    word = Spelling(["Fontanel", "Fontaine", "Fontenay"]).word(random.Random(1))
    assert word.startswith("Font")
    assert set(word.lower()) <= set("fontaelyi")


def test_the_same_name_gets_the_same_new_name_and_spans_move_along():
    spans = marked(("Lyon", "LOC"), ("Claire FONTANEL", "PER"), ("Claranel", "ORG"), ("France", "LOC"))
    last = TEXT.rindex("Fontanel")
    article = annotated("a", TEXT, "fr", [*spans, (last, last + 8, "PER")])
    models = annotated("b", "Morel et Moreau vont à Sarlat.", "fr", [(0, 5, "PER"), (9, 15, "PER"), (23, 29, "LOC")])
    copy = exchanged([article, models], random.Random(SEED))[0]
    names = [copy.article.text[start:end] for start, end, _ in copy.spans]
    assert [label for _, _, label in copy.spans] == ["LOC", "PER", "ORG", "PER", "LOC"]
    assert names[0] != "Lyon"
    assert names[1].startswith("Claire ")
    assert names[1].split()[1] == names[3].upper() != "FONTANEL"
    assert names[4] == "France"
    assert [copy.article.text[block.start : block.end][-1] for block in copy.article.blocks] == [".", "."]


def test_some_first_names_become_initials():
    text = "Claire Fontanel part."
    article = annotated("a", text, "fr", [(0, 15, "PER")])
    copies = [exchanged([article], random.Random(seed))[0] for seed in range(40)]
    firsts = [copy.article.text[slice(*copy.spans[0][:2])].split()[0] for copy in copies]
    assert set(firsts) == {"Claire", "C."}
    assert firsts.count("C.") < firsts.count("Claire")
