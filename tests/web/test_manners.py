"""Whom we may ask for what, and when."""

from ingest.web.manners import Manners

HERE, THERE = "https://ici.fr/a", "https://la-bas.fr/a"


class Clock:
    """A time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def manners(robots: str | None, pause: float = 1.0) -> tuple[Manners, Clock, list[str]]:
    clock, asked = Clock(), []

    def fetched(address: str) -> str | None:
        asked.append(address)
        return robots

    return Manners("Gazette", pause, fetched, lambda: clock.now, clock.sleep), clock, asked


def test_robots_txt_is_asked_once_a_site():
    guest, _, asked = manners("User-agent: *\nDisallow: /prive\n")
    assert [guest.allow(f"https://ici.fr{path}") for path in ("/a", "/prive/b", "/c")] == [True, False, True]
    assert asked == ["https://ici.fr/robots.txt"]


def test_what_is_said_to_us_goes_before_what_is_said_to_all():
    guest, _, _ = manners("User-agent: *\nDisallow: /\n\nUser-agent: gazette\nAllow: /\n")
    assert guest.allow(HERE)


def test_no_robots_txt_allows_everything_and_an_unreachable_one_nothing():
    assert manners("")[0].allow(HERE)
    assert not manners(None)[0].allow(HERE)


def test_a_pause_between_two_questions_to_one_site_only():
    guest, clock, _ = manners("")
    for address in (HERE, THERE, HERE):
        guest.wait(address)
        guest.answered(address)
    assert clock.slept == [1.0]


def test_a_site_may_ask_for_longer_pauses_up_to_a_minute():
    for asked, pause in ((5, 5.0), (0, 1.0), (9_999, 60.0)):
        guest, clock, _ = manners(f"User-agent: *\nCrawl-delay: {asked}\n")
        assert guest.allow(HERE)
        guest.answered(HERE)
        guest.wait(HERE)
        assert clock.slept == [pause]
