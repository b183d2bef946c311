"""No article takes for ever: what has not been understood after a while is refused, and the run goes on."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from ingest.errors import TooSlow

#: No honest article takes a hundredth of this to parse, or to find people, places and quotes in.
SECONDS = 60.0
#: A library may catch the first alarm as one more error of its own: it rings until somebody hears it.
_AGAIN = 1.0


@contextmanager
def limited() -> Iterator[None]:
    """Raises TooSlow where what is done inside takes longer than SECONDS.

    Only the main thread of a process can be interrupted, on systems that have timers; elsewhere there is no limit.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise TooSlow(f"not understood after {SECONDS:,.0f} seconds")
