import re

import pytest

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

PAGES = (
    "/",
    "/archive",
    "/archive/articles",
    "/archive/articles?_next=1&_where=id<9&_facet_named=people&_person=1",
    "/archive/articles/1",
    "/archive/runs/1",
    "/archive/quotes_in_context",
    "/archive?sql=select+1",
    "/archive?sql=select",
    "/archive/who_said_what",
    "/search?q=port",
    "/-/versions",
    "/archive/people/1",
    "/archive/places/1",
    "/about",
    "/calendar",
    "/compare?a=port",
    "/-/nowhere",
)

#: What the policy forbids in markup.
INLINE = re.compile(r"<style|<script(?![^>]* src=)| style=| on[a-z]+=|href=.javascript:", re.IGNORECASE)


@pytest.mark.parametrize("path", PAGES)
async def test_pages_keep_the_policy_they_send(archive, path):
    answer = await archive.client.get(path)
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] in {"same-origin", "no-referrer"}
    markup = re.sub(r"(?s)&lt;.*?&gt;|<textarea.*?</textarea>|<pre.*?</pre>", "", answer.text)
    assert INLINE.findall(markup) == []


async def test_files_and_data_send_it_too(archive):
    for path in ("/archive/articles.json", "/gazette/gazette.css", "/archive/articles.csv"):
        assert (await archive.client.get(path)).headers["content-security-policy"] == POLICY


async def test_only_pages_for_setting_up_wear_styles_of_their_own(archive):
    for path in ("/-/patterns", "/-/allow-debug"):
        policy = (await archive.client.get(path)).headers["content-security-policy"]
        assert policy == POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
