"""The verdict: who is named, on what evidence, how sure."""

import pytest

from ingest.extract.attribution import Attribution, Proposal, Tie
from ingest.extract.ranking import chances, choose
from ingest.extract.references import Reading
from ingest.extract.scene import Speaker
from ingest.extract.weights import Weights
from ingest.reasons import Reason, Rule

ANA = Speaker("Ana Sol", True, 0, 7)
HER = Speaker("Ana Sol", True, 20, 24, why=Reason(Rule.LAST_SUBJECT, "elle", "Ana Sol"))
LEO = Speaker("Léo Roy", True, 30, 37)
WEIGHTS = Weights({"strong": 2.0, "weak": -1.0, "likely": 1.0, "nobody": 0.0})

SAID = Proposal(Tie(Reason(Rule.SUBJECT, "dit"), "dit", ("strong",)), (Reading(HER, ("likely",)), Reading(LEO, ())))
FLOOR = Proposal(Tie(Reason(Rule.KEEPS_THE_FLOOR), None, ("weak",)), (Reading(ANA, ()),))
DUMB = Proposal(Tie(Reason(Rule.INVERTED_PRONOUN, "dit-il"), "dit-il", ("strong",)), ())


def test_chances_add_up_with_nobodys():
    found, nobody = chances([SAID, FLOOR, DUMB], WEIGHTS)
    assert sum(chance for chance, _, _ in found) + nobody == pytest.approx(1.0)
    assert [speaker.name for _, _, speaker in found] == ["Ana Sol", "Léo Roy", "Ana Sol"]


def test_the_strongest_reading_of_the_likeliest_speaker_gives_the_evidence():
    chosen = choose([FLOOR, SAID], WEIGHTS)
    assert (chosen.speaker, chosen.cue) == (HER, "dit")
    assert chosen.reasons == (SAID.tie.reason, HER.why)
    assert chosen.signals == ("strong",)
    assert chosen.confidence == pytest.approx(0.659, abs=0.001)


def test_a_phrase_that_can_mean_nobody_leaves_only_its_cue():
    assert choose([DUMB, FLOOR], WEIGHTS) == Attribution(None, "dit-il", signals=("strong",))


def test_somebody_is_named_all_the_same_where_that_is_certain():
    assert choose([FLOOR], WEIGHTS).speaker is None
    assert choose([FLOOR], WEIGHTS, certain=True).speaker == ANA


def test_nothing_proposed_is_nobody():
    assert choose([], WEIGHTS) == Attribution()
