"""How long a case system's files take, how much memory, and what a killed import leaves: on this machine's databases, now.

`python -m tests.bench.imports --database sqlite` measures one database; `make bench` all of them.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from tests.bench.one_command import MOST_MEGABYTES, Ran, ran
from tests.postgresql import start_postgresql

HELD = (sys.executable, "-m", "held")
BY = "yasmin.haddad"
"""Answers for every child of the invented authority."""


def environment(home: Path, database: str) -> dict[str, str]:
    given = os.environ | {"HELD_HOME": str(home), "HELD_DEMO": "1"}
    given.pop("DATABASE_URL", None)
    return given | ({"DATABASE_URL": start_postgresql()} if database == "postgresql" else {})


def run(given: Mapping[str, str], *typed: str, well: int = 0) -> str:
    done = subprocess.run([*HELD, *typed], env=given, capture_output=True, text=True, check=False)
    assert done.returncode == well, f"{' '.join(typed)}: {done.stdout}{done.stderr}"
    return done.stdout


def prepared(home: Path, database: str) -> dict[str, str]:
    given = environment(home, database)
    run(given, "migrate")
    run(given, "invent", "--families", "3", "--quiet")
    return given


def agrees(given: Mapping[str, str], *, compare: bool) -> None:
    run(given, "verify", "--quiet")
    run(given, "promise")
    if compare:
        run(given, "rebuild", "--compare", "--quiet")


def measured(rows: int, database: str) -> Iterator[tuple[str, Ran]]:
    """Taken in, and handed in again unchanged."""
    with tempfile.TemporaryDirectory() as folder:
        given = prepared(Path(folder) / "home", database)
        files = Path(folder) / "files"
        run(given, "invent-extract", str(files), "--rows", str(rows), "--quiet")
        for what in ("taken in", "the same again"):
            typed = ("import", str(files), "--by", BY, "--system", "Liquidlogic", "--quiet")
            yield f"{rows:,} rows, {what}", ran(given, *typed)
        agrees(given, compare=rows <= 20_000)


def killed(kills: int, database: str, *, seed: int = 1) -> str:
    """Killed at random moments, handed in again each time: each child whole or not there, and in the end all of them."""
    draw = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        given = prepared(Path(folder) / "home", database)
        files = Path(folder) / "files"
        run(given, "invent-extract", str(files), "--rows", "3000", "--quiet")
        typed = (*HELD, "import", str(files), "--by", BY, "--system", "Liquidlogic", "--quiet")
        for _ in range(kills):
            at_work = subprocess.Popen(typed, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(draw.uniform(1, 30))
            at_work.send_signal(signal.SIGKILL)
            at_work.wait()
            agrees(given, compare=False)
        run(given, *typed[len(HELD) :])
        again = run(given, *typed[len(HELD) :])
        assert " 0 new, 0 changed" in again, again
        agrees(given, compare=True)
    return f"{kills} kills: nobody by half, and in the end everybody is there"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", choices=("sqlite", "postgresql"), required=True)
    parser.add_argument("--rows", type=int, nargs="*", default=[10_000, 200_000])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--kept", type=Path, help="a file for the figures")
    options = parser.parse_args()
    found = {}
    for rows in options.rows:
        for name, one in measured(rows, options.database):
            found[name] = asdict(one)
            print(
                f"  {name:32} {one.processor:6.1f} s of the processor, {one.seconds:.0f} s by the clock, "
                f"{one.megabytes:.0f} MB",
                flush=True,
            )
    if options.kills:
        print(f"  {killed(options.kills, options.database)}", flush=True)
    if options.kept:
        options.kept.write_text(json.dumps(found))
    raise SystemExit(any(one["megabytes"] > MOST_MEGABYTES for one in found.values()))


if __name__ == "__main__":
    main()
