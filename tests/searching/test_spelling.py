"""What is suggested where nothing is found."""

import pytest

from ingest.searching.loading import load
from ingest.searching.search import Asked
from ingest.searching.spelling import suggest


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("portt", ("port", 4)),
        ("gréve", None),  # is found as it stands: accents make no difference
        ("grve port", ("grève port", 2)),
        ("libary OR zzzzzz", ("library OR zzzzzz", 1)),
        ("Régtae -grève", ("régate -grève", 2)),
        ("titre:portt", None),
        ("zzzzzz", None),
        ("xyz", None),
        ("« » *", None),
    ],
)
def test_a_slip_is_mended(archive, typed, suggested):
    assert suggest(archive, load(archive), Asked(typed)) == suggested
