"""Names are found however they are written, and others keep theirs."""

import re
from dataclasses import replace

import pytest

from ingest import languages
from ingest.pipeline import annotate
from ingest.records import Article, Block, BlockKind, Found, Related
from ingest.redacting import is_named, redact, touches, unnamed
from ingest.withheld import Trace, Withheld, bounds, digest

KEY = b"secret"
NAME = (Trace.NAME, 2, ["belhadj", "karim"])
PASSAGE = (Trace.PASSAGE, 5, ["les", "grutiers", "reprendront", "le", "travail"])


def withheld(*traces: tuple[Trace, int, list[str]]) -> Withheld:
    return Withheld(KEY, {(kind, n): {digest(KEY, kind, words): at} for at, (kind, n, words) in enumerate(traces, 1)})


def article(text: str, **fields: object) -> Article:
    return Article("1", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), language="fr", **fields)  # type: ignore[arg-type]


def rest(text: str, *traces: tuple[Trace, int, list[str]]) -> str:
    redacted = redact(annotate(article(text)), withheld(*traces or (NAME,)))
    return redacted.reading.article.text if redacted else text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hier, Karim Belhadj est venu.", "Hier, [nom retiré] est venu."),
        ("Hier, KARIM BELHADJ est venu.", "Hier, [nom retiré] est venu."),
        ("Hier, Belhadj, Karim, est venu.", "Hier, [nom retiré], est venu."),
        ("Hier, Karim\nel-Belhadj est venu.", "Hier, [nom retiré] est venu."),
        ("Hier, karim belhadj est venu.", "Hier, [nom retiré] est venu."),
        ("Hier, Karim Belha\u0301dj est venu.", "Hier, [nom retiré] est venu."),
        ("Karim Belhadj est venu. Belhadj est reparti.", "[nom retiré] est venu. [nom retiré] est reparti."),
        ("Karim Belhadj et Paul Belhadj sont venus.", "[nom retiré] et Paul Belhadj sont venus."),
        ("Karim Dupont et Paul Belhadj sont venus.", "Karim Dupont et Paul Belhadj sont venus."),
        ("Belhadj est venu seul.", "Belhadj est venu seul."),
        ("Karim Belhadj est venu. K. Belhadj est reparti.", "[nom retiré] est venu. [nom retiré] est reparti."),
        ("Karim Belhadj est venu. El Belhadj est reparti.", "[nom retiré] est venu. [nom retiré] est reparti."),
        ("Le père de Karim Belhadj est venu.", "Le père de [nom retiré] est venu."),
        ("L’affaire Karim-Belhadj.", "L’affaire [nom retiré]."),
    ],
)
def test_a_name_however_it_is_written(text: str, left: str) -> None:
    assert rest(text) == left
    assert touches(article(text), withheld(NAME)) == (text != left)


def test_a_passage_whatever_its_marks_and_case() -> None:
    text = "On dit : « Les grutiers reprendront,\nle travail. » Les grutiers reprendront demain."
    assert rest(text, PASSAGE) == "On dit : « [passage retiré]. » Les grutiers reprendront demain."


def test_a_surname_alone_goes_where_it_is_bound_to_the_article() -> None:
    text = "Belhadj est venu seul."
    (within,) = bounds(article(text), KEY)
    bound = digest(KEY, Trace.SURNAME, ["belhadj"], within=within)
    withholds = Withheld(KEY, {(Trace.SURNAME, 1): {bound: 7}})
    redacted = redact(annotate(article(text)), withholds)
    assert redacted and (redacted.reading.article.text, redacted.decisions) == ("[nom retiré] est venu seul.", {7})
    assert redact(annotate(article("Belhadj est venu à deux.")), withholds) is None


def test_fields_lose_the_name_too() -> None:
    told = article(
        "Rien ici.",
        title="Belhadj, l'heure de vérité",
        standfirst="Karim Belhadj se livre.",
        authors=("Karim Belhadj", "Ana Ruiz"),
        url="https://example.org/2024/karim-belhadj-se-livre",
        image="https://example.org/i.jpg",
        related=(Related("Qui est Karim Belhadj ?", "https://example.org/belhadj%20karim"), Related("Météo")),
        found=(Found("title", "page", 1.0, "Karim Belhadj"),),
    )
    redacted = redact(annotate(told), withheld(NAME))
    assert redacted and redacted.reading.article == article(
        "Rien ici.",
        title="[nom retiré], l'heure de vérité",
        standfirst="[nom retiré] se livre.",
        authors=("Ana Ruiz",),
        url=None,
        image="https://example.org/i.jpg",
        related=(Related("Qui est [nom retiré] ?", None), Related("Météo")),
        found=(Found("title", "page", 1.0, "[nom retiré]"),),
    )


def test_keys_and_reasons_that_name_somebody() -> None:
    assert is_named("https://example.org/karim-belhadj", withheld(NAME))
    assert unnamed("https://example.org/1", withheld(NAME)) == "https://example.org/1"
    assert re.fullmatch("withheld:[0-9a-f]{32}", unnamed("https://example.org/karim-belhadj", withheld(NAME)))


def test_no_link_leads_to_an_article_that_is_withheld() -> None:
    links = (Related("Le port ferme", "https://example.org/port/"), Related("La pluie", "https://example.org/pluie"))
    text = "Le port ferme : il pleut.\n\nÀ lire : Le port ferme\nÀ lire : La pluie"
    blocks = (Block(BlockKind.PARAGRAPH, 0, 25), Block(BlockKind.RELATED, 27, len(text)))
    linking = replace(article(text, related=links), blocks=blocks)
    withholds = withheld((Trace.ADDRESS, 1, ["example.org/port"]))
    redacted = redact(annotate(linking), withholds)
    assert touches(linking, withholds)
    assert redacted
    assert redacted.decisions == {1}
    assert redacted.reading.article.related == links[1:]
    assert redacted.reading.article.text == "Le port ferme : il pleut.\n\nÀ lire : [passage retiré]\nÀ lire : La pluie"


def test_the_address_of_an_article_that_is_withheld_is_hidden_however_it_is_written() -> None:
    withholds = withheld((Trace.ADDRESS, 1, ["example.org/port"]))
    addresses = ["https://example.org/port", "http://www.example.org/port/?utm_source=lettre", "https://example.org/"]
    assert [unnamed(address, withholds) != address for address in addresses] == [True, True, False]


@pytest.mark.parametrize("code", languages.codes())
def test_every_language_has_its_marks(code: str) -> None:
    marks = languages.load(code).settings("language.yml")["withheld"]
    assert all(mark.startswith("[") and mark.endswith("]") for mark in marks.values())
    assert set(marks) == {"name", "passage"}


def test_articles_are_known_by_address_words_and_wording() -> None:
    body = " ".join(f"mot{n}" for n in range(60))
    withholds = withheld((Trace.ADDRESS, 1, ["example.org/a"]), (Trace.WORDS, 1, ["une pluie fine"]))
    assert withholds.decision_on(article("x", url="http://www.example.org/a/?utm_source=x"), b"") == 1
    assert withholds.decision_on(article("Pluie FINE.", title="Une"), b"") == 2
    assert withholds.decision_on(article(body, url="https://example.org/b"), b"") is None
