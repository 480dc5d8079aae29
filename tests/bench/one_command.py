"""One command of Held in a process of its own: how long it took, and how much memory it held at most."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass

MOST_MEGABYTES = 200
"""What takes more than that in a command that goes over all children grows with the record."""


@dataclass(frozen=True)
class Ran:
    """`seconds` by the clock; `processor`: its own alone, without a database's server; `megabytes`: at most."""

    seconds: float
    processor: float
    megabytes: float
    said: str


def ran(given: Mapping[str, str], *typed: str) -> Ran:
    """Ends the run where the command could not do it."""
    began = time.monotonic()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "held", *typed], env=given, stdout=said, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read()
    if process.returncode:
        raise SystemExit(f"held {' '.join(typed)}: {words}")
    return Ran(time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, words)
