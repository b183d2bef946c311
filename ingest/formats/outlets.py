"""Which outlet an address belongs to."""

from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import yaml


def outlet_at(url: str | None) -> str | None:
    """The outlet at a web address: its name if it is known, else its domain without "www."; None without address."""
    return known_outlet(url) or host_of(url).removeprefix("www.") or None


def known_outlet(url: str | None) -> str | None:
    """The name of the outlet at a web address, where ``outlets.yml`` has it."""
    labels = host_of(url).split(".")
    domains = (".".join(labels[i:]) for i in range(len(labels)))
    return next((name for domain in domains if (name := _known().get(domain))), None)


def host_of(url: str | None) -> str:
    """The host of a web address, in small letters; "" where there is none."""
    return (urlsplit(url).hostname or "") if url else ""


@cache
def _known() -> dict[str, str]:
    table: dict[str, str] = yaml.safe_load(files("ingest").joinpath("outlets.yml").read_text(encoding="utf-8"))
    return table
