"""Which outlet an address belongs to."""

from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import yaml


def outlet_at(url: str | None) -> str | None:
    """The outlet at a web address: its name if it is known, else its domain without "www."; None without address."""
    return outlet_known_at(url) or _host(url).removeprefix("www.") or None


def outlet_known_at(url: object) -> str | None:
    """The name of the outlet at a web address, if it is known by name."""
    labels = _host(url).split(".")
    domains = (".".join(labels[i:]) for i in range(len(labels)))
    return next((name for domain in domains if (name := _known().get(domain))), None)


def _host(url: object) -> str:
    try:
        return (urlsplit(url).hostname or "") if isinstance(url, str) else ""
    except ValueError:
        return ""


@cache
def _known() -> dict[str, str]:
    table: dict[str, str] = yaml.safe_load(files("ingest").joinpath("outlets.yml").read_text(encoding="utf-8"))
    return table
