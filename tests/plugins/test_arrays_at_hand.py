"""The arrays of an archive are asked for before any reader asks."""

from ingest.searching.shelf import Shelf


async def test_a_site_that_starts_prepares_its_archives_whoever_may_see_them(closed_archive, monkeypatch):
    prepared = []

    def note(shelf):
        prepared.append(shelf)

    monkeypatch.setattr(Shelf, "prepare", note)
    await closed_archive.invoke_startup()
    assert len(prepared) == 1
