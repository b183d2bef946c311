import pytest
from small_archive import full


@pytest.fixture(scope="session")
def archive():
    """The small archive with all of its articles."""
    db = full()
    yield db
    db.close()
