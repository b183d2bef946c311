"""What sort of phrase it is, and whom it may stand for."""

import pytest

from ingest import languages
from ingest.extract.phrases import Phrase, phrase_from
from ingest.extract.quotation import load
from ingest.extract.references import refer
from ingest.extract.scene import Scene
from ingest.extract.sentences import sentences

FRENCH = languages.load("fr")


def told(text: str, names: dict[str, str]):
    named = {}
    for surface, person in names.items():
        at = text.find(surface)
        while at >= 0:
            named[at] = (at + len(surface), person)
            at = text.find(surface, at + 1)
    found = list(sentences(text, (0, len(text)), (), named, FRENCH))
    return found, Scene(text, load(FRENCH), found)


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Ana Sol a parlé", "name"),
        ("la mairesse, Ana Sol, parle", "name"),
        ("les élus, Ana Sol et Léo Roy, parlent", "name"),
        ("la ministre a parlé", "office"),
        ("la ministre de la Culture a parlé", "holder"),
        ("l’association a parlé", "body"),
        ("l’association Terre Vive a parlé", "source"),
        ("un proche du maire a parlé", "some"),
        ("ce dernier a parlé", "anaphor"),
        ("les habitants du quartier ont parlé", "source"),
        ("les propos de la ministre de la Culture", "holder"),
        ("les propos de", "source"),
    ],
)
def test_sorts(text, sort):
    found, scene = told(text, {"Ana Sol": "Ana Sol", "Léo Roy": "Léo Roy"})
    assert refer(found[0], phrase_from(found[0], 0, scene.words), scene).sort == sort


def readings(text: str, names: dict[str, str], word: str) -> list[tuple[str, tuple[str, ...]]]:
    """The readings of the phrase that begins with a word of the last sentence."""
    found, scene = told(text, names)
    at = next(at for at, token in enumerate(found[-1].tokens) if token.word == word)
    pronoun = scene.words.pronouns.get(word)
    phrase = Phrase(at, at, None, pronoun, pronoun=True) if pronoun else phrase_from(found[-1], at, scene.words)
    return [(reading.speaker.name, reading.signals) for reading in refer(found[-1], phrase, scene).readings]


def test_a_pronoun_means_whoever_agrees_the_last_named_first():
    text = "Marc Roy a vu Paul Lam. Julie Sol arrive. Il rit."
    assert readings(text, {name: name for name in ("Marc Roy", "Paul Lam", "Julie Sol")}, "il") == [
        ("Paul Lam", ("pronoun: somebody", "pronoun: last named", "pronoun: never heard", "pronoun: two before",
                      "pronoun: gender agrees")),
        ("Marc Roy", ("pronoun: somebody", "pronoun: never heard", "pronoun: two before", "pronoun: gender agrees")),
    ]  # fmt: skip


def test_an_office_may_be_whoever_was_given_it_or_itself():
    text = "Le préfet Marc Roy est là. Le préfet a ri."
    assert readings(text, {"Marc Roy": "Marc Roy"}, "le") == [
        ("préfet", ("office: itself", "office: itself, though held")),
        ("Marc Roy", ("office: somebody", "role: given the office", "role: last named", "role: never heard",
                      "role: sentence before", "role: gender agrees", "role: alone in gender")),
    ]  # fmt: skip


def test_an_acronym_goes_by_its_long_form():
    text = "Le Syndicat des Mareyeurs Bretons (SMB) arrive. SMB a protesté."
    assert readings(text, {}, "smb") == [("Syndicat des Mareyeurs Bretons", ("source: itself",))]
