"""Evidence: one text that stays, in any language's words."""

from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ingest.reasons import Reason, Rule, in_words, parsed, written

TEXTS = yaml.safe_load(files("ingest").joinpath("reasons.yml").read_text(encoding="utf-8"))
TOLD = 'inverted pronoun of "dit-elle"; last subject for "elle" = "Ana Sol"'


def test_evidence_is_written_and_read_back() -> None:
    reasons = (Reason(Rule.INVERTED_PRONOUN, "dit-elle"), Reason(Rule.LAST_SUBJECT, "elle", "Ana Sol"))
    assert written(reasons) == TOLD
    assert parsed(TOLD) == reasons


def test_evidence_in_words() -> None:
    assert in_words(TOLD, "fr") == (
        "pronom inversé de «\u202fdit-elle\u202f»\u202f; «\u202felle\u202f»\u00a0: Ana Sol, dernier sujet"
    )
    assert in_words(TOLD, "en") == "inverted pronoun of “dit-elle”; “elle”: Ana Sol, the last subject"


@pytest.mark.parametrize("evidence", ["", "the wind", 'subject of "dit"; the wind', 'subject of "dit', "signature; "])
def test_what_nobody_wrote_stands_as_it_is(evidence: str) -> None:
    assert parsed(evidence) == ()
    assert in_words(evidence, "fr") == evidence


def test_braces_in_a_text_are_only_braces() -> None:
    assert in_words('subject of "{name} {0}"', "en") == "subject of “{name} {0}”"


def test_every_rule_has_words_in_every_language() -> None:
    assert set(TEXTS) == {"and", *Rule}
    for rule in Rule:
        assert set(TEXTS[rule]) == {"fr", "en", "evidence"}


@pytest.mark.parametrize("rule", Rule)
def test_the_words_of_a_rule_tell_all_that_its_evidence_holds(rule: Rule) -> None:
    (reason,) = parsed(TEXTS[rule]["evidence"])
    assert reason.rule is rule
    for language in ("fr", "en"):
        said = in_words(TEXTS[rule]["evidence"], language)
        assert reason.words in said
        assert reason.name in said
        assert ("{words}" in TEXTS[rule][language], "{name}" in TEXTS[rule][language]) == (
            bool(reason.words),
            bool(reason.name),
        )


@given(
    st.lists(st.builds(Reason, st.sampled_from(Rule), st.text('ab";= \n«', max_size=6), st.text('ab";= ', max_size=6)))
)
def test_any_reasons_are_read_back(reasons: list[Reason]) -> None:
    assert parsed(written(reasons)) == tuple(reasons)
