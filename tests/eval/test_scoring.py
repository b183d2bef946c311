"""The scorer, on cases small enough to count by hand."""

import pytest
from scoring import Tally, count_names, overlap, person_words, place_words, same_speaker, score

TEXT = "Anna Vogel a dit : « Le pont tiendra encore dix ans. » Selon la mairie de Bâle, il est « en bonne santé »."


def span(words: str) -> dict:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def named(name: str, surface: str) -> dict:
    found = span(surface)
    return {"name": name, "mentions": [[found["start"], found["end"]]]}


PROMISE = {**span("Le pont tiendra encore dix ans."), "type": "direct", "speaker": "Anna Vogel"}
HEALTH = {**span("en bonne santé"), "type": "mixed", "speaker": "mairie de Bâle"}
ARTICLE = {
    "id": "pont",
    "lang": "fr",
    "text": TEXT,
    "people": [named("Anna Vogel", "Anna Vogel")],
    "places": [named("Bâle", "Bâle")],
    "quotes": [PROMISE, HEALTH],
}
MEASURES = ("attributed", "people", "people_mentions", "places", "places_mentions", "quotes")


def test_finding_what_was_marked_scores_everything():
    assert score([ARTICLE], {"pont": ARTICLE}) == {f"fr.{name}": 100.0 for name in MEASURES}


def test_finding_nothing_scores_nothing():
    assert score([ARTICLE], {}) == {f"fr.{name}": 0.0 for name in MEASURES}


def test_nothing_to_find_and_nothing_found_is_no_fault():
    bare = {"id": "bare", "lang": "en", "text": "Rain.", "people": [], "places": [], "quotes": []}
    assert score([bare], {"bare": {}}) == {f"en.{name}": 100.0 for name in MEASURES}


def test_one_of_each_wrong():
    found = {
        "people": [named("Anna Vogel", "Anna Vogel"), named("Selon", "Selon")],
        "places": [named("Bâle", "de Bâle")],
        "quotes": [
            {**PROMISE, "speaker": None},
            {**HEALTH, "speaker": "la mairie"},
            {**span("Selon"), "type": "direct"},
        ],
    }
    assert score([ARTICLE], {"pont": found}) == {
        "fr.attributed": 50.0,
        "fr.people": pytest.approx(200 / 3),
        "fr.people_mentions": pytest.approx(200 / 3),
        "fr.places": 100.0,
        "fr.places_mentions": 0.0,
        "fr.quotes": 80.0,
    }


def test_languages_are_scored_apart():
    english = {**ARTICLE, "id": "bridge", "lang": "en"}
    found = score([ARTICLE, english], {"pont": ARTICLE})
    assert (found["fr.quotes"], found["en.quotes"]) == (100.0, 0.0)


def test_articles_are_weighed_by_what_they_hold():
    other = {**ARTICLE, "id": "other", "quotes": [PROMISE]}
    assert score([ARTICLE, other], {"pont": ARTICLE})["fr.attributed"] == pytest.approx(200 / 3)


@pytest.mark.parametrize(
    ("cut", "quotes"),
    [
        ("Le pont tiendra encore dix", 100.0),  # 5 of 6 words
        ("Le pont tiendra encore", 0.0),  # 4 of 6
        ("a dit : « Le pont tiendra encore dix ans.", 0.0),  # 6 of 8
    ],
)
def test_a_quote_is_found_at_four_fifths_of_its_words(cut, quotes):
    article = {**ARTICLE, "quotes": [PROMISE]}
    assert score([article], {"pont": {"quotes": [{**span(cut), "type": "direct"}]}})["fr.quotes"] == quotes


def test_one_found_quote_cannot_stand_for_two():
    found = {"quotes": [PROMISE, PROMISE]}
    assert score([ARTICLE], {"pont": found})["fr.quotes"] == 50.0


@pytest.mark.parametrize("apart", [{"optional": True}, {"type": "indirect"}, {"type": "pullquote"}])
def test_optional_and_indirect_quotes_never_count(apart):
    article = {**ARTICLE, "quotes": [PROMISE, {**HEALTH, **apart}]}
    without, beside = {"quotes": [PROMISE]}, {"quotes": [PROMISE, HEALTH]}
    assert score([article], {"pont": without})["fr.quotes"] == 100.0
    assert score([article], {"pont": beside})["fr.quotes"] == 100.0


def test_indirect_quotes_found_are_left_out():
    found = {"quotes": [PROMISE, HEALTH, {**span("il est"), "type": "indirect"}]}
    assert score([ARTICLE], {"pont": found})["fr.quotes"] == 100.0


def test_optional_names_never_count():
    gold = [named("Anna Vogel", "Anna Vogel"), {**named("Bâle", "Bâle"), "optional": True}]
    assert count_names(gold, gold, person_words) == (1, 1, 1)
    assert count_names(gold, gold[:1], person_words) == (1, 1, 1)


def test_an_optional_mention_never_counts():
    places = [{**named("Bâle", "Bâle"), "optional": True}]
    assert score([{**ARTICLE, "places": places}], {"pont": ARTICLE})["fr.places_mentions"] == 100.0


def test_a_name_found_twice_is_right_once():
    gold = [named("Anna Vogel", "Anna Vogel")]
    assert count_names(gold, gold * 2, person_words) == (1, 1, 2)


def test_names_agree_but_for_case_accents_marks_and_titles():
    assert person_words("Mme ÉLODIE d’Arc-Roy") == person_words("Elodie d'Arc Roy") == ["elodie", "d", "arc", "roy"]
    assert place_words("Le Caire") == place_words("caire") == ["caire"]
    assert place_words("La Haye") != place_words("Le Caire")


@pytest.mark.parametrize(
    ("expected", "claimed", "same"),
    [
        ("Serge Brajon", "Brajon", True),
        ("Serge Brajon", "M. Serge Brajon", True),
        ("armée russe", "l'armée russe", True),
        ("Serge Brajon", "Claire Brajon", False),
        ("Serge Brajon", None, False),
        ("Serge Brajon", "le", False),
    ],
)
def test_speakers(expected, claimed, same):
    assert same_speaker(expected, claimed) is same


def test_overlap_is_counted_in_words():
    assert overlap("un deux trois quatre", {"start": 0, "end": 13}, {"start": 3, "end": 20}) == 0.5
    assert overlap("… …", {"start": 0, "end": 1}, {"start": 2, "end": 3}) == 0.0


def test_a_tally_is_the_harmonic_mean():
    tally = Tally(right=3, expected=4, found=6)
    assert (tally.f1, tally.recall) == (60.0, 75.0)
