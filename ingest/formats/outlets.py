"""Which outlet an address belongs to."""

from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import yaml


def outlet_at(url: str | None) -> str | None:
    """The outlet at a web address: its name if it is known, else its domain without "www."; None without address."""
    host = (urlsplit(url).hostname or "") if url else ""
    if not host:
        return None
    labels = host.split(".")
    domains = (".".join(labels[i:]) for i in range(len(labels)))
    return next((name for domain in domains if (name := _known().get(domain))), host.removeprefix("www."))


@cache
def _known() -> dict[str, str]:
    table: dict[str, str] = yaml.safe_load(files("ingest").joinpath("outlets.yml").read_text(encoding="utf-8"))
    return table
