"""One ingest in a process of its own, so that its memory is its own: prints seconds and peak megabytes as JSON."""

import json
import resource
import sys
import time

from ingest import pipeline
from ingest.store.archive import open_archive


def main() -> None:
    """Ingest the folder into the archive and print what that took."""
    archive, folder, processes = sys.argv[1:]
    start = time.perf_counter()
    counts = pipeline.ingest(open_archive(archive, create=True), [folder], pipeline.Options(processes=int(processes)))
    seconds = time.perf_counter() - start
    usage = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"seconds": seconds, "peak": max(usage) / 1024, "articles": counts.added + counts.unchanged}))


if __name__ == "__main__":
    main()
