"""Reporting verbs: every row of the language files does what its example says."""

import pytest

from ingest import languages
from ingest.extract.cues import Form, conjugate, find_cues
from ingest.extract.marks import find_marked
from ingest.extract.sentences import Sentence, sentences
from ingest.records import Block, BlockKind

ROWS = [(code, row) for code in languages.codes() for row in languages.load(code).rows("cues.csv")]


def read(text: str, code: str) -> list[Sentence]:
    language = languages.load(code)
    marked = list(enumerate(find_marked(text, [(0, Block(BlockKind.PARAGRAPH, 0, len(text)))], language)))
    return list(sentences(text, (0, len(text)), marked, {}, language))


def found(text: str, code: str) -> list[tuple[str, str, Form, str | None]]:
    return [
        (cue.verb.lemma, text[sentence.tokens[cue.first].start : sentence.tokens[cue.last].end], cue.form, cue.pronoun)
        for sentence in read(text, code)
        for cue in find_cues(sentence, languages.load(code))
    ]


@pytest.mark.parametrize(("code", "row"), ROWS, ids=[f"{code}-{row['lemma']}" for code, row in ROWS])
def test_example_holds_its_verb_and_counter_example_does_not(code, row):
    assert row["lemma"] in [lemma for lemma, *_ in found(row["example"], code)]
    assert row["lemma"] not in [lemma for lemma, *_ in found(row["counter_example"], code)]


def test_there_are_enough_verbs_to_read_a_newspaper():
    assert len([code for code, _ in ROWS if code == "fr"]) >= 400
    assert len([code for code, _ in ROWS if code == "en"]) >= 80


def test_conjugate():
    model = {"ends": "er", "finite": "e ait", "participle": "é", "gerund": "ant"}
    assert list(conjugate("noter", model)) == [
        ("noter", "infinitive"),
        ("note", "finite"),
        ("notait", "finite"),
        ("noté", "participle"),
        ("noté", "passive"),
        ("notant", "gerund"),
    ]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("« Oui », a-t-il encore déclaré.", [("déclarer", "a-t-il encore déclaré", Form.FINITE, "il")]),
        ("Elle s’était félicitée d’un « succès ».", [("se féliciter", "s’était félicitée", Form.FINITE, None)]),
        ("Il a fait savoir que « oui ».", [("faire savoir", "a fait savoir", Form.FINITE, None)]),
        ("Il part en affirmant que « tout va ».", [("affirmer", "en affirmant", Form.GERUND, None)]),
        ("Il sort, avant d’ajouter : « Non. »", [("ajouter", "ajouter", Form.INFINITIVE, None)]),
        ("Il est décrit comme « discret ».", [("décrire", "est décrit", Form.PASSIVE, None)]),
        ("« Où ? », demandent-elles.", [("demander", "demandent-elles", Form.FINITE, "elles")]),
    ],
)
def test_french_cues(text, cues):
    assert found(text, "fr") == cues


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("“Yes,” she had already said.", [("say", "had already said", Form.FINITE, None)]),
        ("He left, adding that “all is well”.", [("add", "adding", Form.GERUND, None)]),
        ("He points out that “it rains”.", [("point out", "points out", Form.FINITE, None)]),
        ("It was described as “a mess”.", [("describe", "was described", Form.PASSIVE, None)]),
        ("She told the Evening Post.", [("tell", "told", Form.FINITE, None)]),
    ],
)
def test_english_cues(text, cues):
    assert found(text, "en") == cues
