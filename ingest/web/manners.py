"""How a guest behaves: ask whether one may come in (robots.txt), one thing at a time, and a pause between two."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

from ingest.web.addresses import site_of

#: The longest pause that a site's robots.txt can ask for, in seconds: beyond, it means to be left alone.
_LONGEST_PAUSE = 60.0


@dataclass(slots=True)
class Manners:
    """Whom we may ask for what, and when. ``pause``: seconds between an answer and the next question to that site.

    ``robots`` gets the robots.txt of a site: its text, "" where there is none, None where it cannot be had now.
    """

    agent: str
    pause: float
    robots: Callable[[str], str | None]
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _rules: dict[str, Protego | None] = field(default_factory=dict)
    _next: dict[str, float] = field(default_factory=dict)

    def allow(self, address: str) -> bool:
        """Whether robots.txt lets us ask; as long as it cannot be had, nothing is allowed (RFC 9309, 2.3.1)."""
        rules = self._rules_of(address)
        return rules is not None and bool(rules.can_fetch(address, self.agent))

    def wait(self, address: str) -> None:
        """Pause until this site may be asked again."""
        pause = self.ready_in(address)
        if pause > 0:
            self.sleep(pause)

    def ready_in(self, address: str) -> float:
        """In how many seconds this site may be asked again; 0 or less for now."""
        return self._next.get(site_of(address), 0.0) - self.clock() if site_of(address) in self._next else 0.0

    def answered(self, address: str) -> None:
        """Note that a site has just answered."""
        rules = self._rules.get(site_of(address))
        asked = rules.crawl_delay(self.agent) if rules else None
        pause = max(self.pause, min(float(asked or 0), _LONGEST_PAUSE))
        self._next[site_of(address)] = self.clock() + pause

    def _rules_of(self, address: str) -> Protego | None:
        site = site_of(address)
        if site not in self._rules:
            text = self.robots(f"{site}/robots.txt")
            self._rules[site] = None if text is None else Protego.parse(text)
        return self._rules[site]
