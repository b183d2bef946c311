import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import languages
from ingest.extract.names import Names, find_names
from ingest.records import Article, Block, BlockKind, Mention


def article(text, language="fr"):
    blocks = (Block(BlockKind.PARAGRAPH, *match.span()) for match in re.finditer(r"(?s).+?(?=\n\n|\Z)", text))
    return Article("a", text, tuple(blocks), language=language)


def surfaces(text, language="fr"):
    names = find_names(article(text, language), languages.load(language))
    return [mention.surface for mention in names.people], [mention.surface for mention in names.places]


def test_mentions_have_their_offsets():
    text = "À Lyon, Claire Fontanel a reçu M. Obradović."
    assert find_names(article(text), languages.load("fr")) == Names(
        people=(Mention(8, 23, "Claire Fontanel"), Mention(34, 43, "Obradović")),
        places=(Mention(2, 6, "Lyon"),),
    )


def test_only_the_story_is_searched():
    text = "Par Claire Fontanel\nClaire Fontanel arrive."
    blocks = (Block(BlockKind.BYLINE, 0, 19), Block(BlockKind.PARAGRAPH, 20, 43))
    found = find_names(Article("a", text, blocks), languages.load("fr"))
    assert found == Names(people=(Mention(20, 35, "Claire Fontanel"),), places=())


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Fontanel cède\n\nClaire Fontanel part. Avec elle, Fontanel perd.",
            ["Fontanel", "Claire Fontanel", "Fontanel"],
        ),
        ("Bruno Le Maire parle. Le maire écoute. M. Le Maire sort.", ["Bruno Le Maire", "Le Maire"]),
        ("Un texte de A. Fontanel et de J.-P. Morel.", ["A. Fontanel", "J.-P. Morel"]),
        ("Il voit Recep\xa0Tayyip\nErdogan et Jean DUPONT.", ["Recep\xa0Tayyip\nErdogan", "Jean DUPONT"]),
        (
            "Il voit Timothy O’Neill, Hamza N’Diaye et Jean d’Ormesson.",
            ["Timothy O’Neill", "Hamza N’Diaye", "Jean d’Ormesson"],
        ),
        ("Un défilé anti-Fontanel, et Claire Fontanel répond.", ["Fontanel", "Claire Fontanel"]),
        ("La famille Fontanel pleure. Claire Fontanel reste.", ["Claire Fontanel"]),
        ("Il a reçu M. de Fontanel et Mme van den Broeck.", ["de Fontanel", "van den Broeck"]),
        ("On y parle d’un projet A.B. Rien de plus.", []),
    ],
)
def test_people(text, people):
    assert surfaces(text)[0] == people


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Il va au Caire, à La Haye et en Égypte.", ["Caire", "La Haye", "Égypte"]),
        ("Le Quai d’Orsay et l'Elysée se taisent.", ["Quai d’Orsay", "Elysée"]),
        ("Le pont sur l’Euphrate, près de la mer Noire.", ["Euphrate", "mer Noire"]),
        ("Il habite à Trévarzec. Trévarzec est loin.", ["Trévarzec", "Trévarzec"]),
        ("Elle habite rue Victor-Hugo, à Tours.", ["rue Victor-Hugo", "Tours"]),
        ("Air France vole, le Stade de France est plein.", []),
        ("Ils vivent à La Réunion et en Guadeloupe.", ["La Réunion", "Guadeloupe"]),
        ("Les Français et l’armée syrienne avancent.", []),
    ],
)
def test_places(text, places):
    assert surfaces(text)[1] == places


@pytest.mark.parametrize(
    ("text", "people", "places"),
    [
        ("Nancy Holmgren left for London.", ["Nancy Holmgren"], ["London"]),
        ("They met in Drury Lane, London.", [], ["Drury Lane", "London"]),
        ("The minister, Wopkel Zjaarda, lost. Zjaarda left.", ["Wopkel Zjaarda", "Zjaarda"], []),
        ("The US and the U.S. left us; Mr. Holmgren’s car stays.", ["Holmgren"], ["US", "U.S."]),
        ("A London-based firm left Paris alone.", [], ["London", "Paris"]),
        ("Kenya has no shortage of candidates.", [], ["Kenya"]),
        ("The Governor of Washington Claire Holmgren spoke.", ["Claire Holmgren"], ["Washington"]),
        ("They played Blixy Fandangle on Tuesday.", [], []),
    ],
)
def test_english(text, people, places):
    assert surfaces(text, "en") == (people, places)


@given(
    st.text(alphabet=st.sampled_from("AéaBJean Dupont Paris M. d’l'el-\n,«»"), max_size=80),
    st.sampled_from(["fr", "en"]),
)
def test_mentions_are_slices_in_order_and_never_overlap(text, language):
    names = find_names(article(text, language), languages.load(language))
    mentions = sorted((*names.people, *names.places), key=lambda mention: mention.start)
    assert all(text[mention.start : mention.end] == mention.surface for mention in mentions)
    assert all(before.end <= after.start for before, after in pairwise(mentions))
    assert list(names.people) == [mention for mention in mentions if mention in names.people]
