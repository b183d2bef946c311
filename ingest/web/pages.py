"""When two web addresses are one page's: written otherwise, reached through a letter or a social network."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

#: Parameters that say where a reader came from, and fragments that do; the page is the same without them.
_TRACKING = re.compile(
    r"(?:utm_\w+|at_\w+|pk_\w+|mtm_\w+|fbclid|gclid|dclid|msclkid|twclid|igshid|mc_[ce]id|xtor|xtref|cmpid|ns_campaign)",
    re.IGNORECASE,
)
_TRACKING_FRAGMENT = re.compile(rf"(?:{_TRACKING.pattern}=.*|:~:text=.*)", re.IGNORECASE)


# Whoever saves an article asks twice.
@lru_cache(maxsize=1_000)
def page_of(address: str | None) -> str | None:
    """What all addresses of one page have in common; None for no address, and for a front page, which is no article's.

    "http://WWW.fanal.example/port/?utm_source=x" and "https://fanal.example/port" are both "fanal.example/port".
    """
    try:
        parts = urlsplit(address or "")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.rstrip("/")
    query = urlencode([pair for pair in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(pair[0])])
    fragment = "" if _TRACKING_FRAGMENT.fullmatch(parts.fragment) else parts.fragment
    if not host or not (path or query):
        return None
    return f"{host}{port}{path}" + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
