"""One command of Held in a process of its own: how long it took, and how much memory it held at most."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MOST_MEGABYTES = 200
"""What takes more than that in a command that goes over all children grows with the record."""


@dataclass(frozen=True)
class Ran:
    """`seconds` by the clock; `processor`: its own alone, without a database's server; `megabytes`: at most."""

    seconds: float
    processor: float
    megabytes: float


# Beside this process: what a command is begun from counts as its own memory until it has begun.
_BESIDE = """
import json, resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    json.dump({"code": code, "processor": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}, file)
"""


def ran(given: Mapping[str, str], *typed: str) -> Ran:
    """Ends the run where the command could not do it."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told"
        held = [sys.executable, "-c", _BESIDE, str(told), sys.executable, "-m", "held", *typed]
        done = subprocess.run(held, env=given, capture_output=True, text=True, check=True)
        used = json.loads(told.read_text())
    if used.pop("code"):
        raise SystemExit(f"held {' '.join(typed)}: {done.stdout}{done.stderr}")
    return Ran(seconds=time.monotonic() - began, **used)
