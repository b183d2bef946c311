"""Copies are told from what only shares a template, and signatures stay what they were."""

import hashlib
import random

from hypothesis import given
from hypothesis import strategies as st

from ingest import reprints
from ingest.analysis import stems

WIRE = """
Le conseil municipal de Port-Lazare a voté mardi la réouverture du bac qui traverse l'estuaire, fermé depuis la tempête
de février 2023. Les travaux coûteront 4,2 millions d'euros, dont la moitié à la charge de la région. La maire, Odile
Kervran, promet une première traversée avant la fin de l'été. L'opposition, conduite par Yann Le Dantec, juge la somme
trop élevée pour un passage qu'empruntaient à peine 300 personnes par jour. Un recours a été déposé devant le tribunal
de Quimper par deux riverains, qui craignent le bruit des moteurs. Le jugement est attendu le 14 mai.
"""
RESULT = (
    "Le Français {0} a remporté samedi la course de {1} devant {2} et {3}, en {4} heures et {5} minutes. Le vainqueur "
    "prend la tête du classement général avec {6} points. La prochaine course aura lieu dans une semaine à {7}, où le "
    "départ sera donné à midi. Les résultats complets seront publiés dans la soirée par la "
    "fédération, après l'examen des réclamations que les équipes peuvent déposer jusqu'à deux heures après l'arrivée "
    "du dernier coureur. La course, qui attire un public nombreux au bord des routes, est soutenue par la région."
)


def signature(text: str) -> bytes:
    return reprints.signature(stems(text, "fr"))


def are_copies(one: str, other: str) -> bool:
    return reprints.are_copies(reprints.wording(one, "fr"), reprints.wording(other, "fr"))


def meet(one: str, other: str) -> bool:
    bands = set(reprints.bands(signature(one))) & set(reprints.bands(signature(other)))
    return bool(bands) and reprints.are_like(signature(one), signature(other))


def test_an_edited_copy_is_found_and_is_a_copy() -> None:
    edited = WIRE.replace("trop élevée", "excessive").replace("promet", "assure qu'il y aura").replace("mardi", "hier")
    cut = WIRE[: WIRE.index("Un recours")]
    assert [(meet(WIRE, copy), are_copies(WIRE, copy)) for copy in (WIRE, edited, cut)] == [(True, True)] * 3


def test_two_notices_of_one_template_are_like_and_no_copies() -> None:
    one = RESULT.format("Jo Bel", "Vannes", "Al Roux", "Ian Mor", 2, 14, 120, "Dinan")
    other = RESULT.format("Luc Adam", "Pontivy", "Eno Riou", "Max Day", 3, 51, 96, "Brest")
    assert (meet(one, other), are_copies(one, other)) == (True, False)


def test_two_articles_do_not_meet() -> None:
    assert (meet(WIRE, RESULT), are_copies(WIRE, RESULT)) == (False, False)


def test_a_short_notice_has_no_signature() -> None:
    assert signature(" ".join(f"mot{n}" for n in range(29))) == b""
    assert reprints.bands(b"") == []
    assert not reprints.are_like(b"", signature(WIRE))


def test_signatures_are_for_ever() -> None:
    """Archives hold them: where this fails, search.ANALYSIS has to grow, so that old archives are signed again."""
    signed = reprints.signature(" ".join(f"word{n % 40}" for n in range(100)))
    assert (len(signed), len(reprints.bands(signed))) == (144, 24)
    assert hashlib.sha256(signed).hexdigest()[:16] == "b2372222cba332c0"


@given(st.integers(0, 1_000), st.floats(0, 1))
def test_signatures_resemble_each_other_as_texts_do(seed: int, share: float) -> None:
    chance = random.Random(seed)
    words = [f"w{chance.randrange(10_000)}" for _ in range(300)]
    kept = int(share * 300)
    other = words[:kept] + [f"x{chance.randrange(10_000)}" for _ in range(300 - kept)]
    held = max(kept - 2, 0)
    expected = held / (2 * 298 - held)
    assert abs(reprints.resemblance(*(reprints.signature(" ".join(text)) for text in (words, other))) - expected) < 0.25
