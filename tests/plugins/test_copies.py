import sqlite3

import pytest
from page_text import words


@pytest.fixture
def copied(archive_file, tmp_path, metadata):
    from conftest import served

    path = tmp_path / "archive.db"
    db = sqlite3.connect(archive_file)
    with sqlite3.connect(path) as target:
        db.backup(target)
        target.execute("update articles set copy_of_id = 1 where id = 2")
        target.execute("update articles set copies = 1 where id = 1")
    return served(path, metadata)


@pytest.mark.parametrize(
    ("number", "heading", "other"),
    [
        (1, "Copies of this article", "Library opens its doors"),
        (2, "A copy of an article; the original comes first", "Le port de Brévan reprend le travail"),
    ],
)
async def test_an_article_leads_to_its_copies_and_a_copy_to_its_article(look, copied, number, heading, other):
    after = (await look(f"/archive/articles/{number}", "en", copied)).find(class_="after")
    assert (words(after.h2), [words(title) for title in after.find_all("h3")]) == (heading, [other])


async def test_copies_are_left_out_of_lists_and_counts(look, copied):
    with_them = await look("/archive/articles", at=copied)
    (way,) = (a for a in with_them.find_all("a") if "Sans les reprises" in a.text)
    answer = await copied.client.get(way["href"].replace("articles?", "articles.json?"))
    assert answer.json()["filtered_table_rows_count"] == 3
    without = await look(way["href"], at=copied)
    assert [a["href"] for a in without.find_all("a") if "Avec les reprises" in a.text] == ["/archive/articles"]
