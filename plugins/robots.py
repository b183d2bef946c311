"""What search engines may read: /robots.txt.

All pages, unless metadata says ``plugins: {robots: {allow: false}}``; but neither results of searches nor answers to
SQL, of which there is no end and which hold nothing that has no page of its own.
"""

from datasette import Response, hookimpl

_ENDLESS = ("/search", "/-/search", "/*sql=")


@hookimpl
def register_routes():
    """Add the file."""
    return [(r"^/robots\.txt$", robots)]


async def robots(datasette, request):
    """The rules, and where the pages are listed."""
    is_open = (datasette.plugin_config("robots") or {}).get("allow", True)
    forbidden = _ENDLESS if is_open else ("/",)
    lines = ["User-agent: *", *(f"Disallow: {datasette.urls.path(path)}" for path in forbidden)]
    if is_open:
        lines += ["", f"Sitemap: {datasette.absolute_url(request, datasette.urls.path('/sitemap.xml'))}"]
    return Response.text("\n".join(lines) + "\n")
