import pytest
from small_archive import ARTICLES, add, empty


@pytest.fixture(scope="session")
def archive():
    """The small archive with all of its articles."""
    db = empty()
    for article in ARTICLES:
        add(db, article)
    yield db
    db.close()
