import pytest
from page_text import words


@pytest.fixture
def around(changed):
    """The library and a third article name Inès Calvet and Ostbury, both rare; the fourth is a copy of the third."""

    def after(*statements):
        return changed(
            "insert into articles (id, title, published, outlet_id, words, people, places, quotes) values"
            " (10, 'A bridge', '2018-06-03', 2, 1, 1, 1, 0), (11, 'Long ago', '1999-01-01', 2, 1, 1, 0, 0),"
            " (12, 'Undated', null, 2, 1, 1, 0, 0)",
            "insert into articles (id, words, people, places, quotes, copy_of_id) values (13, 1, 1, 0, 0, 10)",
            "insert into article_people values (1, 10, 'I', 1, 0), (1, 11, 'I', 1, 0), (1, 12, 'I', 1, 0),"
            " (1, 13, 'I', 1, 0)",
            "update people set articles = 3 where id = 1",
            "insert into places (id, name, slug, fingerprint, articles) values (9, 'Ostbury', 'o', 'o', 2),"
            " (8, 'Everywhere', 'e', 'e', 900)",
            "insert into article_places values (9, 2, 'O', 1, 0), (9, 10, 'O', 1, 0), (8, 2, 'E', 1, 0),"
            " (8, 4, 'E', 1, 0)",
            *statements,
        )

    return after


def stories(page):
    return [words(story) for story in page.select("section[aria-labelledby=around] .story")]


async def test_announced_articles_in_the_archive_outside_it_and_unsafe(look):
    stories = (await look("/archive/articles/1", "en")).select("section[aria-labelledby=around] .story")
    assert [(story.a["href"] if story.a else None, words(story)) for story in stories] == [
        ("/archive/articles/2", "1 June 2018 The Harbour Post Library opens its doors Announced by the article"),
        ("https://fanal.example/images", "outside the archive La grève en images Announced by the article"),
        (None, "not in the archive Un lien piégé Announced by the article"),
    ]


async def test_who_else_names_the_rarest_names_and_why(look, around):
    assert stories(await look("/archive/articles/2", "en", around())) == [
        "13 March 2017 Le Fanal Le port de Brévan reprend le travail Announces this article",
        "3 June 2018 The Harbour Post A bridge Also names Ostbury, Inès Calvet",
        "1 January 1999 The Harbour Post Long ago Also names Inès Calvet",
        "no date in the source The Harbour Post Undated Also names Inès Calvet",
    ]


async def test_what_every_article_names_says_nothing(look, around):
    page = await look("/archive/articles/4", "en", around())
    assert stories(page) == []


async def test_the_same_week_counts_double(look, around):
    archive = around(
        "insert into article_places values (9, 11, 'O', 1, 0)",
        "delete from article_people where article_id in (1, 2, 12, 13)",
        "update articles set published = '2018-05-27' where id = 10",
        "delete from article_people where article_id = 10",
        "insert into article_people values (3, 2, 'P', 1, 0), (3, 11, 'P', 1, 0)",
        "update people set articles = 3 where id = 3",
    )
    assert stories(await look("/archive/articles/2", "en", archive))[1:] == [
        "27 May 2018 The Harbour Post A bridge Also names Ostbury",
        "1 January 1999 The Harbour Post Long ago Also names Ostbury, Personne Muette",
    ]


async def test_the_articles_before_and_after_in_the_same_outlet(look, around):
    archive = around()
    ways = (await look("/archive/articles/2", "en", archive)).select(".pager a")
    assert [(a["rel"], a["href"], words(a)) for a in ways] == [
        (["prev"], "/archive/articles/11", "Long ago"),
        (["next"], "/archive/articles/10", "A bridge"),
    ]
    assert (await look("/archive/articles/12", "en", archive)).select(".pager a") == []


async def test_no_more_rows_are_read_than_stated(archive, plugin):
    related = plugin("related_articles")
    sql = "explain query plan " + related._SHARING.format(story=related._STORY)
    plan = await archive.get_database("archive").execute(sql, {**related._LIMITS, "id": 1})
    assert [row["detail"] for row in plan if row["detail"].startswith(("SCAN article", "SCAN people", "SCAN pl"))] == []
