"""Whole pages, written for these tests, and the articles that they are."""

import pytest

from ingest.errors import NoArticle
from ingest.formats.claims import CONFIDENCE, Claim
from ingest.formats.page.reading import read_page
from ingest.records import Article, Found, Related

FIRST = (
    "Le pont de Kervan a rouvert lundi matin, après onze mois de travaux et deux hivers de retard sur le calendrier."
)
SECOND = "« Nous avons tenu parole », a déclaré la maire, Jeanne Morvan, devant une centaine de riverains venus à pied."
THIRD = "Les camions, eux, devront attendre l’été : la chaussée ne portera d’abord que les voitures et les bicyclettes."
STORY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def page(body: str, head: str = "", lang: str = "fr") -> Article:
    html = f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    return read_page("a", html.encode(), {})


def article(inner: str = STORY, above: str = "", head: str = "") -> Article:
    return page(f"<article><h1>Le pont de Kervan rouvre</h1>{above}<div class='body'>{inner}</div></article>", head)


def kinds(read: Article) -> list[tuple[str, str]]:
    return [(str(block.kind), read.text[block.start : block.end]) for block in read.blocks]


def test_the_text_is_the_title_and_the_paragraphs():
    read = article()
    assert read.text == f"Le pont de Kervan rouvre\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert [kind for kind, _ in kinds(read)] == ["title", "paragraph", "paragraph", "paragraph"]
    assert read.body == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert (read.language, read.authors, read.published) == ("fr", (), None)


def test_characters_are_those_of_the_page():
    assert "«\xa0Oui\u202f!\xa0» D.D." in article(STORY + f"<p>«&nbsp;Oui&#8239;!&nbsp;» D.D. {THIRD}</p>").body


@pytest.mark.parametrize(
    "line",
    [
        "<p>Passer la publicité</p>",
        "<p>Temps de lecture : 3 min</p>",
        "<p>Recevez chaque matin notre newsletter</p>",
        "<h2>Le pont de Kervan rouvre</h2>",
        "<p>Publié le 12 mars 2024 | 3 commentaires</p>",
        "<p>Par Karim Belhadj</p>",
        "<p>* * *</p>",
    ],
)
def test_lines_of_the_site_are_left_out(line):
    assert article(f"<p>{FIRST}</p>{line}<p>{SECOND}</p><p>{THIRD}</p>").body == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_the_dates_of_a_chronology_stay():
    inner = f"<p>{FIRST}</p><h3>11 mars 2024</h3><p>{SECOND}</p><h3>12 mars 2024</h3><p>{THIRD}</p>"
    assert article(inner).body == f"{FIRST}\n\n11 mars 2024\n\n{SECOND}\n\n12 mars 2024\n\n{THIRD}"


def test_what_is_no_paragraph_has_its_own_kind():
    inner = (
        f"<p>{FIRST}</p><h2>Deux hivers de retard</h2><p>{SECOND}</p>"
        "<blockquote>Nous avons tenu parole devant tous, a-t-elle dit</blockquote>"
        f"<p>Lire aussi : <a href='/gare'>La gare ferme</a></p><p>{THIRD}</p><p>Avec AFP</p>"
    )
    assert kinds(article(inner))[2:] == [
        ("subhead", "Deux hivers de retard"),
        ("paragraph", SECOND),
        ("paragraph", "Nous avons tenu parole devant tous, a-t-elle dit"),
        ("related", "Lire aussi : La gare ferme"),
        ("paragraph", THIRD),
        ("credit", "Avec AFP"),
    ]


@pytest.mark.parametrize(
    ("line", "paywalled"),
    [("Il vous reste 57 % de cet article à lire. La suite est réservée aux abonnés.", True), ("", None)],
)
def test_a_wall_is_a_flag_and_no_paragraph(line, paywalled):
    read = article(STORY + f"<p>{line}</p>")
    assert (read.paywalled, read.body) == (paywalled, f"{FIRST}\n\n{SECOND}\n\n{THIRD}")


def test_the_standfirst_is_found_in_full_where_the_description_is_cut():
    chapo = "Onze mois de travaux, deux hivers de retard et une maire soulagée : la ville retrouve sa rive gauche."
    head = f'<meta name="description" content="{chapo[:60]}…">'
    read = article(above=f"<p class='chapo'>{chapo}</p>", head=head)
    assert (read.standfirst, read.body) == (chapo, f"{chapo}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}")
    assert Found("standfirst", "page", CONFIDENCE["page"]) in read.found


def test_a_description_that_no_reader_sees_is_the_standfirst_and_no_paragraph():
    read = article(head='<meta name="description" content="La rive gauche n’est plus une île : la ville respire.">')
    assert (read.standfirst, read.body[:7]) == ("La rive gauche n’est plus une île : la ville respire.", FIRST[:7])


def test_a_description_that_repeats_the_first_paragraph_is_none():
    assert article(head=f'<meta name="description" content="{FIRST[:80]}...">').standfirst is None


def test_the_page_s_headline_goes_before_that_of_its_data():
    title = "Kervan : le pont rouvre enfin"
    head = f'<meta property="og:title" content="{title}"><title>{title} - Le Courant</title>'
    read = article(head=head + '<meta property="og:site_name" content="Le Courant">')
    assert (read.title, read.outlet) == ("Le pont de Kervan rouvre", "Le Courant")
    assert [found for found in read.found if found.field == "title"] == [
        Found("title", "page", CONFIDENCE["page"]),
        Found("title", "opengraph", CONFIDENCE["opengraph"], "Kervan : le pont rouvre enfin"),
    ]


def test_a_logo_is_no_headline():
    read = page(
        f"<h1>Le Courant</h1><h2>Le pont de Kervan rouvre</h2>{STORY}", "<title>Le pont de Kervan rouvre</title>"
    )
    assert read.title == "Le pont de Kervan rouvre"


def said(author: str) -> str:
    node = f'{{"@type": "NewsArticle", "headline": "Le pont de Kervan rouvre", "author": {author}}}'
    return f'<script type="application/ld+json">{node}</script>'


@pytest.mark.parametrize(
    ("author", "byline", "authors"),
    [
        ('"Ana Luz"', "", ("Ana Luz",)),
        ('{"name": "D.D."}', "", ("D.D.",)),
        ('"Ana Luz"', "<p class='byline'>Par <a>Ana Luz</a> et <a>Bo Do</a></p>", ("Ana Luz", "Bo Do")),
        ('"Ana Luz"', "<p class='byline'>Par Bo Do</p>", ("Ana Luz",)),
        ('{"@type": "Organization", "name": "AFP"}', "<p class='signature'>Par Bo Do</p>", ("Bo Do",)),
        ('"Le Courant"', "<p><a href='/auteurs/bo-do/'>Bo Do</a></p>", ("Bo Do",)),
        ('{"@type": "Organization", "name": "Le Courant avec AFP"}', "", ("Le Courant avec AFP",)),
        ("null", "<p>Par Ana Luz et Bo Do (avec AFP)</p>", ("Ana Luz", "Bo Do")),
        ("null", "<div><p class='author'>ANA LUZ</p><p class='author'>Bo Do</p></div>", ("ANA LUZ", "Bo Do")),
        ("null", "<div class='author'>Envoyé spécial à Brest</div>", ("Envoyé spécial à Brest",)),
        ("null", "", ()),
    ],
)
def test_authors(author, byline, authors):
    head = said(author) + '<meta property="og:site_name" content="Le Courant">'
    assert article(above=byline, head=head).authors == authors


@pytest.mark.parametrize(
    ("above", "head", "published", "modified"),
    [
        ("<time datetime='2024-03-12T09:05:00+01:00'>12 mars</time>", "", "2024-03-12T09:05+01:00", None),
        ("<p>Publié le 12 mars 2024 à 9h05 • Mis à jour le 13 mars 2024</p>", "", "2024-03-12T09:05", "2024-03-13"),
        ("<p>Mis à jour le <time datetime='2024-03-13'>13 mars 2024</time></p>", "", None, "2024-03-13"),
        (
            "<p>12 mars 2024</p>",
            '<meta property="article:published_time" content="2024-03-11T23:30Z">',
            "2024-03-11T23:30+00:00",
            None,
        ),
        ("", '<link rel="canonical" href="https://courant.example/2024/03/12/pont">', "2024-03-12", None),
        ("<time datetime='99999-01-01'>x</time>", '<meta name="date" content="0000-01-01">', None, None),
    ],
)
def test_dates(above, head, published, modified):
    read = article(above=above, head=head)
    assert (read.published, read.modified) == (published, modified)


def test_announced_articles_with_their_addresses():
    inner = (
        f"<p>{FIRST}</p><p><b>Lire aussi</b> <a href='/gare'>La gare de Kervan ferme</a></p>{STORY}"
        "<h3>Sur le même sujet</h3><ul><li><a href='https://courant.example/a'>Un pont vieux de cent ans</a></li>"
        "<li><a href='javascript:alert(1)'>Le bac reprend du service</a></li></ul>"
    )
    head = '<link rel="canonical" href="https://courant.example/pont">'
    assert article(inner, head=head).related == (
        Related("La gare de Kervan ferme", "https://courant.example/gare"),
        Related("Un pont vieux de cent ans", "https://courant.example/a"),
        Related("Le bac reprend du service", None),
    )


def test_what_is_known_beside_the_page_goes_first():
    read = read_page(
        "a", f"<h1>Le pont</h1>{STORY}".encode(), {"title": [Claim("Autre", "sidecar")]}, "https://x.example/a"
    )
    assert (read.title, read.url, read.outlet) == ("Autre", "https://x.example/a", "x.example")


def test_the_words_tell_the_language_before_the_page_does():
    assert page(f"<h1>Le pont</h1>{STORY}", lang="en").language == "fr"
    assert page("<h1>Pont</h1>", '<meta property="og:type" content="article">', lang="nl").language == "nl"


@pytest.mark.parametrize(
    ("body", "head", "reason"),
    [
        ("<h1>Page introuvable</h1><p>La page que vous cherchez n’existe pas.</p>", "", "a notice: Page introuvable"),
        ("<h1>Nous respectons votre vie privée</h1>" + STORY, "", "a notice: Nous respectons"),
        ("<h1>Le Courant</h1><p>Bienvenue.</p>", "", "nothing on the page that reads as a story"),
        (STORY, '<link rel="canonical" href="https://courant.example/">', "lists articles"),
        ("<article><h2><a href='/a'>Un titre</a></h2><p>Un mot.</p></article>" * 8 + STORY, "", "lists articles"),
        (STORY, '<script type="application/ld+json">{"@type": "CollectionPage"}</script>', "lists articles"),
    ],
)
def test_pages_that_are_no_article(body, head, reason):
    with pytest.raises(NoArticle, match=reason):
        page(body, head)


def test_a_short_article_that_says_so_is_one():
    assert (
        page("<h1>Le pont rouvre</h1><p>Lundi.</p>", '<meta property="og:type" content="article">').title
        == "Le pont rouvre"
    )
