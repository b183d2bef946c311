"""The versions of an article, and what changed between them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_text import words


async def test_an_article_leads_to_its_versions(look):
    article = await look("/archive/articles/1")
    link = article.find("a", href="/archive/articles/1/versions")
    assert words(link) == "2 autres textes de cet article"
    assert (await look("/archive/articles/2")).find("a", href="/archive/articles/2/versions") is None


async def test_the_last_change_is_shown_first(look):
    page = await look("/archive/articles/1/versions", language="en")
    assert [(words(item.h2), words(item.p)) for item in page.find(class_="versions").find_all("li")] == [
        ("Le port de Brévan en grève", "11 March 2017 first read 22 November 2026"),
        ("Le port de Brévan reprend", "12 March 2017 first read 22 November 2026"),
        ("Le port de Brévan reprend le travail", "13 March 2017 first read 22 November 2026 the article’s own text"),
    ]
    title, *_ = page.find(class_="changes").find_all("p")
    assert [words(added) for added in title.find_all("ins")] == ["[added: le travail]"]
    assert title.find_all("del") == []


async def test_another_change_is_one_click_away(look):
    page = await look("/archive/articles/1/versions")
    (link,) = [a["href"] for a in page.find(class_="versions").find_all("a") if "of=" in a["href"]]
    page = await look(f"/archive/articles/1/versions{link.partition('#')[0]}")
    changed = page.find(class_="changes").find_all("p")[1]
    assert [(part.name, words(part)) for part in changed.find_all(["del", "ins"])] == [
        ("del", "[retiré : ferme]"),
        ("ins", "[ajouté : rouvre]"),
        ("del", "[retiré : <b>]"),
        ("del", "[retiré : </b>]"),
    ]


async def test_of_very_many_the_latest_are_listed(look, changed):
    archive = changed(
        "with recursive n(i) as (select 10 union all select i + 1 from n where i < 79)"
        " insert into versions (id, article_id, run_id, words, digest, text, layout, fields)"
        " select i, 2, 1, 5, x'00', 'Text', '[]', json_object('title', 'Version ' || i) from n"
    )
    page = await look("/archive/articles/2/versions", "en", archive)
    titles = [words(item.h2) for item in page.find(class_="versions").find_all("li")]
    assert titles == [f"Version {i}" for i in range(20, 80)] + ["Library opens its doors"]
    assert words(page.find(class_="hint")) == "10 earlier texts are not shown."


async def test_what_is_no_article_has_no_versions(archive, closed_archive):
    for path in ("/archive/articles/99/versions", "/nowhere/articles/1/versions"):
        assert (await archive.client.get(path)).status_code == 404
    assert (await closed_archive.client.get("/archive/articles/1/versions")).status_code == 403


@pytest.fixture(scope="module")
def changes(plugin):
    return plugin("text_changes").changes


def kinds(found):
    return [paragraph.get("left_out", paragraph["kind"]) for paragraph in found]


def test_paragraphs_that_stay_come_and_go(changes):
    before = ["Un.", "Deux.", "Trois.", "Quatre.", "Cinq.", "Six."]
    after = ["Un.", "Deux.", "Trois.", "Quatre et demi, et rien d'autre.", "Cinq.", "Six.", "Sept."]
    assert kinds(changes(before, after)) == [2, "same", "gone", "new", "same", "same", "new"]
    assert changes(before, before) == [{"kind": "same", "parts": [], "left_out": 6}]


def test_words_that_changed_in_a_paragraph(changes):
    (paragraph,) = changes(["Le port rouvre lundi matin."], ["Le port rouvre mardi matin."])
    assert paragraph["parts"] == [("", "Le port rouvre "), ("del", "lundi"), ("ins", "mardi"), ("", " matin.")]


paragraphs = st.lists(st.text(st.sampled_from("ab <&. \n"), max_size=30), max_size=8)


@given(before=paragraphs, after=paragraphs)
def test_both_texts_can_be_read_from_what_changed(plugin, before, after):
    module = plugin("text_changes")
    found = module.changes(before, after)

    def read(without):
        return [
            "".join(text for tag, text in paragraph["parts"] if tag != without)
            for paragraph in found
            if "left_out" not in paragraph and paragraph["kind"] != {"ins": "new", "del": "gone"}[without]
        ]

    left_out = sum(paragraph.get("left_out", 0) for paragraph in found)
    assert len(read("ins")) + left_out == len(before)
    assert len(read("del")) + left_out == len(after)
    assert set(read("ins")) <= set(before)
    assert set(read("del")) <= set(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a b " * 5_000], ["b a " * 5_000]),
        (["a b " * 249] * 1_000, ["b a a " * 166] * 1_000),
        (["a", "b"] * 20_000, ["b", "a", "a"] * 20_000),
    ],
)
def test_any_two_texts_are_compared_in_a_moment(changes, before, after):
    started = time.process_time()
    changes(before, after)
    assert time.process_time() - started < 5
