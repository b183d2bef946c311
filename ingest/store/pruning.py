"""What the archive holds of sources that are no longer there."""

import os
import sqlite3
from collections.abc import Sequence

from ingest.sources import STANDARD_INPUT


def gone(connection: sqlite3.Connection, arguments: Sequence[str]) -> list[str]:
    """The paths of sources and refusals below some folders at which nothing is on disk any more, sorted."""
    roots = [os.path.join(os.path.abspath(argument), "") for argument in arguments if argument != STANDARD_INPUT]
    paths = connection.execute("select path from sources union select path from refusals order by 1")
    return [
        path
        for (path,) in paths
        if any(f"{path}{os.sep}".startswith(root) for root in roots) and not os.path.lexists(path)
    ]
