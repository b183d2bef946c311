from hypothesis import given
from hypothesis import strategies as st

from training.conll import composed, read_conll

WORDS = """\
# doc one
In\tO
Ullapool\tB-LOC
,\tO
Mary\tB-PER
-\tI-PER
Ann\tI-PER
's\tO
"\tO
cake\tO
"\tO
.\tO

L'\tO
Est\tB-LOC

# doc two
Fin\tO
.\tO
"""


def test_articles_with_their_sentences_as_paragraphs(tmp_path):
    file = tmp_path / "words.conll"
    file.write_text(WORDS, encoding="utf-8")
    one, two = read_conll(file, "en")
    assert (one.article.id, one.article.text) == ("words-0", "In Ullapool, Mary-Ann's \"cake\".\n\nL'Est")
    assert [(one.article.text[start:end], label) for start, end, label in one.spans] == [
        ("Ullapool", "LOC"),
        ("Mary-Ann", "PER"),
        ("Est", "LOC"),
    ]
    assert (two.article.text, two.spans) == ("Fin.", ())


def test_lone_sentences_are_read_together(tmp_path):
    file = tmp_path / "words.conll"
    file.write_text("".join(f"# doc {n}\nMot{n}\tO\n\n" for n in range(21)), encoding="utf-8")
    assert [len(read.article.blocks) for read in read_conll(file, "fr")] == [20, 1]


@given(st.lists(st.lists(st.tuples(st.text("ab'’-\",.", min_size=1), st.sampled_from(["O", "B-PER"])), min_size=1)))
def test_spans_hold_their_words(sentences):
    text, spans = composed(sentences)
    named = [word for sentence in sentences for word, label in sentence if label != "O"]
    assert [text[start:end] for start, end, _ in spans] == named
