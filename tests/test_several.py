"""Several processes begin and end together."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.errors import UsageError
from ingest.several import in_processes

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

PROGRAM = """
import os, pathlib, sys, time
from ingest.several import in_processes

def work():
    (pathlib.Path(sys.argv[1]) / str(os.getpid())).touch()
    if sys.argv[2] == "fail":
        raise ValueError("no")
    time.sleep(60 if sys.argv[2] == "long" else 0)

in_processes(3, work)
"""


def started(folder: Path, how: str, number: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", PROGRAM, str(folder), how]
    program = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    for _ in range(200):
        if len(list(folder.iterdir())) == number:
            return program
        time.sleep(0.05)
    raise AssertionError("not all of them began")


def gone(folder: Path) -> bool:
    def there(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        return True

    for _ in range(100):
        if not any(there(int(path.name)) for path in folder.iterdir()):
            return True
        time.sleep(0.05)
    return False


def test_one_process_is_this_one() -> None:
    ran = []
    in_processes(1, lambda: ran.append(os.getpid()))
    assert ran == [os.getpid()]


@pytest.mark.parametrize("stopping", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_all_end_with_the_first(tmp_path: Path, stopping: signal.Signals) -> None:
    program = started(tmp_path, "long", 3)
    program.send_signal(stopping)
    program.wait(10)
    assert gone(tmp_path)


@pytest.mark.parametrize(("how", "status"), [("short", 0), ("fail", 1)])
def test_what_became_of_them_is_told(tmp_path: Path, how: str, status: int) -> None:
    program = started(tmp_path, how, 3)
    _, told = program.communicate(timeout=10)
    assert (program.returncode, told.count("ValueError: no")) == (status, 3 * status)


def test_a_system_without_fork_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    with pytest.raises(UsageError, match="leave --processes out"):
        in_processes(2, lambda: None)
