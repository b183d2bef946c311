"""How long something takes."""

import time
from collections.abc import Callable


def best(work: Callable[[], object]) -> float:
    """Seconds of processor time that the work takes, the best of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)
