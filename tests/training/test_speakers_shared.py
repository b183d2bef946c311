"""On newspaper articles that nothing was learnt from, the shipped weights do as well as was asked of them."""

import pytest

pytest.importorskip("numpy")

from ingest.extract.quotes import Models
from ingest.extract.weights import shipped
from training.speakers import APART, read, total
from training.texts import load


@pytest.mark.shared
@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize(("code", "least"), [("fr", 0.88), ("en", 0.85)])
def test_speakers_of_articles_never_learnt_from(code, least):
    models = Models(shipped("speakers"), shipped("quotations"))
    tally = total(read(gold, models) for gold in load(APART) if gold["lang"] == code)
    assert tally.right / tally.spoken >= least
