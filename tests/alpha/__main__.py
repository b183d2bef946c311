"""Which pages the alpha of Datasette 1.0 answers: ``make alpha``. Ends with 1 where one that is to answer does not."""

import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path

from datasette import __version__

from ingest import serving

SAMPLES = Path(__file__).parents[2] / "samples"

PAGES = (
    "/",
    "/search?q=port",
    "/search?tab=quotes",
    "/search.json?q=port",
    "/about",
    "/calendar",
    "/compare",
    "/archive",
    "/archive/articles",
    "/archive/articles?_facet_named=people&_person=1&_size=2",
    "/archive/articles?_search=port&_next=2020,1",
    "/archive/articles.json",
    "/archive/articles.csv",
    "/archive/articles/1",
    "/archive/articles/1/versions",
    "/archive/articles/1.json",
    "/archive/people/1",
    "/archive/places/1",
    "/archive/quotes/1",
    "/archive/outlets/1",
    "/archive/authors/1",
    "/archive/runs/1",
    "/archive/quotes_in_context",
    "/archive/who_said_what",
    "/archive/-/query?sql=select+stem('ports')",
    "/-/search?q=port",
    "/-/plugins",
)


async def answers(archive: Path) -> dict[str, int]:
    """The status of every page."""
    datasette = serving.datasette_for(archive)
    await datasette.invoke_startup()
    return {page: (await datasette.client.get(page, follow_redirects=True)).status_code for page in PAGES}


def main() -> None:
    """Make the sample archive, and ask for every page."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.db"
        subprocess.run([sys.executable, "-m", "ingest", "ingest", archive, SAMPLES, "--silent"], check=True)
        statuses = asyncio.run(answers(archive))
    print(f"Datasette {__version__}")
    for page, status in statuses.items():
        print(f"{status}  {page}")
    sys.exit(any(status != 200 for status in statuses.values()))


if __name__ == "__main__":
    main()
