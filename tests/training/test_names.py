"""A model is trained on a few made-up sentences and finds what they taught."""

import pycrfsuite

from ingest.extract.names import Names
from ingest.extract.tokens import tokens
from ingest.records import Mention
from training.corpora import annotated
from training.examples import examples, labels_of, without_gaps
from training.names import train
from training.scoring import Score, score

TEXT = "Le maire de Trévarzec, M. Karvandi, a vu Jean Karvandi à Trévarzec."


def sentence():
    town, mayor = TEXT.index("Trévarzec"), TEXT.index("M. Karvandi")
    son, again = TEXT.index("Jean"), TEXT.rindex("Trévarzec")
    spans = [(town, town + 9, "LOC"), (mayor, mayor + 11, "PER"), (son, son + 13, "PER"), (again, again + 9, "LOC")]
    return annotated("a", TEXT, "fr", spans)


LABELS = ["O", "O", "O", "B-LOC", "O", "B-PER", "O", "O", "B-PER", "I-PER", "O", "B-LOC"]


def test_honorifics_are_outside():
    article = sentence()
    words = tokens(TEXT, article.article.blocks)
    assert labels_of(words, article.spans, frozenset({"m"})) == LABELS


def test_blocks_that_pass_somebody_over_are_left_out():
    text = "Jean Karvandi part.\nAnne Karvandi reste."
    gaps = annotated("a", text, "fr", [(0, 13, "PER")])
    assert without_gaps(gaps).article.blocks == gaps.article.blocks[:1]


def test_what_was_learnt_is_found(tmp_path):
    train([sentence()] * 5, tmp_path / "names.crfsuite")
    tagger = pycrfsuite.Tagger()
    tagger.open(str(tmp_path / "names.crfsuite"))
    [(told, labels)] = examples(sentence())
    assert tagger.tag(told) == labels == LABELS


def test_scores_count_exact_spans():
    def find(article, language):
        start = TEXT.index("Jean")
        return Names((Mention(start, start + 13, "Jean Karvandi"), Mention(0, 2, "Le")), ())

    assert score([sentence()], find) == {"PER": Score(50, 50, 50, 2), "LOC": Score(100, 0, 0, 2)}
