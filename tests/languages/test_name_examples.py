"""Every row of the packs' name files has an example; here they are held to it.

The lists are evidence for the tagger, so what they claim is looked at, not what the tagger makes of it.
"""

import re

import pytest

from ingest import languages
from ingest.extract.claims import KINDS, find_claims
from ingest.extract.lexicon import lexicon
from ingest.extract.tokens import tokens
from ingest.records import Block, BlockKind

BRACKETED = re.compile(r"\[([^]]+)\]")


def surfaces(text, code):
    """What is claimed for people and for places."""
    words = tokens(text, [Block(BlockKind.PARAGRAPH, 0, len(text))])
    claims = sorted(find_claims(words, lexicon(languages.load(code))))
    spans = [(KINDS[reason], text[words[start].start : words[end - 1].end]) for start, end, reason in claims]
    return [span for kind, span in spans if kind == "PER"], [span for kind, span in spans if kind == "LOC"]


def rows(*names):
    for code in languages.codes():
        for name in names:
            for row in languages.load(code).rows(name):
                yield pytest.param(code, row["example"], id=f"{code} {name} {row['form']}")


def commented(name):
    """A word list's entries with the example that stands after ``#`` on the line."""
    for code in languages.codes():
        lines = (languages.files(languages.__name__) / code / name).read_text(encoding="utf-8").splitlines()
        for line in lines:
            word, _, example = (part.strip() for part in line.partition("#"))
            if word:
                yield pytest.param(code, word, example, id=f"{code} {name} {word}")


@pytest.mark.parametrize(("code", "example"), list(rows("honorifics.csv", "roles.csv")))
def test_people(code, example):
    assert surfaces(BRACKETED.sub(r"\1", example), code)[0] == BRACKETED.findall(example)


@pytest.mark.parametrize(("code", "example"), list(rows("place_cues.csv")))
def test_places(code, example):
    expected = BRACKETED.findall(example)
    assert surfaces(BRACKETED.sub(r"\1", example), code)[1][: len(expected)] == expected


@pytest.mark.parametrize(("code", "example"), list(rows("organisations.csv")))
def test_nothing_is_seen_in_an_organisation(code, example):
    assert surfaces(example, code) == ([], [])


@pytest.mark.parametrize("code", languages.codes())
def test_nothing_is_seen_in_what_is_neither(code):
    frame = {"fr": "Selon {} il pleut.", "en": "According to {} it rains."}[code]
    names = sorted(languages.words("neither.txt"))
    assert [name for name in names if surfaces(frame.format(name), code) != ([], [])] == []


@pytest.mark.parametrize(("code", "particle", "name"), list(commented("particles.txt")))
def test_particles_are_inside_the_name(code, particle, name):
    assert re.search(rf"\b{particle}\b", name)
    assert surfaces(f"M. {name}" if code == "fr" else f"Mr {name}", code)[0] == [name]


@pytest.mark.parametrize(("code", "word", "example"), list(commented("families.txt")))
def test_families_are_nobody(code, word, example):
    assert word in example.casefold()
    assert surfaces(f"Jeanne Karvandi. {example}", code)[0] == ["Jeanne Karvandi"]


@pytest.mark.parametrize("code", languages.codes())
def test_two_unknown_words(code):
    for example in languages.load(code).settings("names.yml")["examples"]:
        assert surfaces(BRACKETED.sub(r"\1", example), code) == (BRACKETED.findall(example), [])
