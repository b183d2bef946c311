"""One ingest in a process of its own, so that its memory is its own: prints seconds and peak megabytes as JSON."""

import json
import re
import resource
import sys
import time
from pathlib import Path

from ingest import pipeline
from ingest.store.archive import open_archive


def main() -> None:
    """Ingest the folder into the archive and print what that took."""
    archive, folder, processes = sys.argv[1:]
    start = time.perf_counter()
    counts = pipeline.ingest(open_archive(archive, create=True), [folder], pipeline.Options(processes=int(processes)))
    seconds = time.perf_counter() - start
    peak = max(own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024
    print(json.dumps({"seconds": seconds, "peak": peak, "articles": counts.added + counts.unchanged}))


def own_peak() -> int:
    """The largest this process has been, in kB. getrusage would tell how large its parent was when it made it."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
