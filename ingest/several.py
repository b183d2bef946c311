"""The same work in several processes that stop together."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from ingest.errors import UsageError

_STOPPING = {signal.SIGINT, signal.SIGTERM}


def in_processes(number: int, work: Callable[[], None]) -> None:
    """Do a work in this process, or in so many of its children, until all have ended; a signal to stop reaches each.

    A child that ends is not replaced. Raises UsageError where a system cannot copy a process, SystemExit where a child
    failed.
    """
    if number == 1:
        work()
        return
    if not hasattr(os, "fork"):
        raise UsageError("several processes cannot share an address on this system; leave --processes out")
    alive, held = os.pipe()  # closes when this process ends, however it does
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    children = [_child(work, alive, held) for _ in range(number)]
    os.close(alive)

    def stop(*_: object) -> None:
        for child in children:
            with suppress(ProcessLookupError):  # it ended this moment
                os.kill(child, signal.SIGTERM)

    before = {one: signal.signal(one, stop) for one in _STOPPING}
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
    failed = False
    while children:
        _, status = os.waitpid(children[0], 0)
        failed |= os.waitstatus_to_exitcode(status) > 0
        del children[0]
    for one, handler in before.items():
        signal.signal(one, handler)
    os.close(held)
    if failed:
        raise SystemExit(1)


def _child(work: Callable[[], None], alive: int, held: int) -> int:
    """The number of a new process that does the work, and ends when its parent does."""
    if number := os.fork():
        return number
    os.close(held)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
    Thread(target=_end_with, args=(alive,), daemon=True).start()
    status = 1
    try:
        work()
        status = 0
    except KeyboardInterrupt:
        status = 0
    except BaseException as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
    finally:
        os._exit(status)


def _end_with(alive: int) -> None:
    os.read(alive, 1)
    os.kill(os.getpid(), signal.SIGTERM)
