"""The language of the pages as the reader chooses it: a link that a cookie remembers, and no script.

Templates get ``languages``: the code of each, its own name for itself, and the address that chooses it and leads back.
"""

import re
from urllib.parse import urlencode

from datasette import NotFound, Response, hookimpl

from ingest import wording

_A_YEAR = 365 * 24 * 60 * 60

#: A path of this site. Browsers take two slashes, or one and a backslash, for the name of another, and pass over
#: control characters between them.
_HERE = re.compile(r"/(?![/\\])[!-~]*")


@hookimpl
def register_routes():
    """Add the address that chooses a language."""
    return [(r"^/-/language/(?P<lang>\w+)$", choose)]


@hookimpl
def extra_template_vars(datasette, request):
    """Give every template ``languages``."""
    back = urlencode({"to": request.full_path}) if request and request.method == "GET" else ""

    def href(lang):
        return datasette.urls.path(f"/-/language/{lang}") + (f"?{back}" if back else "")

    return {
        "languages": [
            {"code": lang, "name": wording.language_name(lang, lang).capitalize(), "href": href(lang)}
            for lang in sorted(wording.LANGUAGES, reverse=True)
        ]
    }


async def choose(datasette, request):
    """Remember a language for a year, and go back to the page where it was chosen."""
    lang, to = request.url_vars["lang"], request.args.get("to") or ""
    if lang not in wording.LANGUAGES:
        raise NotFound(f"The pages do not speak {lang}")
    home = datasette.urls.instance()
    answer = Response.redirect(to if _HERE.fullmatch(to) else home, headers={"cache-control": "no-store"})
    answer.set_cookie(wording.CHOSEN, lang, max_age=_A_YEAR, path=home, httponly=True)
    return answer
