import pytest

GIVEN = {
    "nothing": "months = []",
    "hostile": """months = [("2017-03", 4), ("2018-01", 1)], narrow = "<script>{}".format """,
}


@pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN)
async def test_a_part_drawn_at_once_is_the_same_as_one_included(archive, given):
    included = f"""{{% with {given} %}}{{% include "_timeline.html" %}}{{% endwith %}}"""
    drawn = f"""{{{{ at_once("_timeline.html", {given}) }}}}"""
    assert await rendered(archive, drawn) == await rendered(archive, included)


async def rendered(archive, source):
    await archive.invoke_startup()
    return await archive.render_template(archive.jinja_env.from_string(source))
