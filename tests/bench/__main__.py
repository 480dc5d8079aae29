"""`make bench`: how long things take, measured here and now, as docs/performance.md tells it.

`make bench PART=pages SIZE=10000 DATABASE=sqlite` measures one part alone; SIZE is of the pages and the exports.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.bench.engine_times import engine_times
from tests.bench.in_turns import Page, in_turns
from tests.bench.proof_times import proof_times
from tests.bench.steps.goals import A_SECOND, CLIENTS, P95, Figures, goals, of_the_database
from tests.bench.steps.limit import WHEN_SET

PARTS = ("proof", "engine", "step", "pages", "imports", "exports")
DATABASES = ("sqlite", "postgresql")
SIZES = (60, 10_000, 100_000, 1_000_000)
EXPORTED = (10_000, 100_000)
KEPT_HERE = Path(tempfile.gettempdir()) / "held-bench"
GROWS = 1.3
FELT = 10
"""Milliseconds: what a page takes longer is too much where it is more than a third, and more than this (decision 44)."""


def main(typed: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--part", choices=PARTS, action="append", help="this part alone")
    parser.add_argument(
        "--size", type=int, action="append", help="pages and exports of records of so many children alone"
    )
    parser.add_argument("--database", choices=DATABASES, action="append", help="on this database alone")
    parser.add_argument(
        "--folder", type=Path, default=KEPT_HERE, help="where big records are kept for the next run"
    )
    options = parser.parse_args(typed)
    options.folder.mkdir(parents=True, exist_ok=True)
    parts = options.part or PARTS
    databases, sizes = options.database or DATABASES, options.size or SIZES
    well = True
    if "proof" in parts:
        _told(proof_times())
    if "engine" in parts:
        _told(engine_times())
    if "step" in parts:
        for database in databases:
            well &= _step(database, options.folder)
    if "pages" in parts:
        for database in databases:
            well &= _pages(database, sizes, options.folder)
    for database in databases if "imports" in parts else ():
        print(f"\nTaking in, {database}:", flush=True)
        well &= _commands("imports", database, options.folder, f"imports-{database}")
    for database in databases if "exports" in parts else ():
        for size in options.size or EXPORTED:
            print(f"\nHanding out of {size:,} children, {database}:", flush=True)
            more = ("--size", str(size), "--folder", str(options.folder))
            well &= _commands("exports", database, options.folder, f"exports-{database}-{size}", *more)
    return 0 if well else 1


def _told(lines: Iterator[str]) -> None:
    for line in lines:
        print(line, flush=True)


def _measured(part: str, kept: Path, *options: str) -> tuple[bool, Any]:
    """By a process of its own, since Django speaks to one database in a process. Whether it found nothing amiss."""
    command = [sys.executable, "-m", f"tests.bench.{part}", *options, "--kept", str(kept)]
    done = subprocess.run(command, check=False)
    if not kept.exists():
        raise SystemExit(f"tests.bench.{part} was broken off.")
    return done.returncode == 0, json.loads(kept.read_text())


def _commands(part: str, database: str, folder: Path, name: str, *more: str) -> bool:
    """A table with a line for each command. Fails where one held too much memory."""
    kept = folder / f"{name}.json"
    kept.unlink(missing_ok=True)
    well, found = _measured(part, kept, "--database", database, *more)
    print(f"| {part}, {database} | Seconds of the processor | Memory, MB |\n| --- | ---: | ---: |")
    for said, one in found.items():
        print(f"| {said} | {one['processor']:.0f} | {one['megabytes']:.0f} |")
    return well


def _step(database: str, folder: Path) -> bool:
    print(f"\nA step recorded, {database}:", flush=True)
    kept = folder / f"step-{database}.json"
    kept.unlink(missing_ok=True)
    well, kept_of_it = _measured("steps", kept, "--database", database, "--folder", str(folder))
    _told(step_told(database, kept_of_it["found"], kept_of_it["limits"]))
    return well


def step_told(database: str, found: Mapping[str, Figures], limits: Sequence[float]) -> Iterator[str]:
    """A row for each way and number of clients, and the goals beside what was measured. `limits`: how many small decisions a
    second the database alone wrote before all this and after it."""
    yield f"\n| A step recorded, {database} | A second | p50 ms | p95 ms | p99 ms |\n| --- | ---: | ---: | ---: | ---: |"
    for name, one in found.items():
        yield f"| {name} | {one['rate']:.0f} | {one['p50']:.0f} | {one['p95']:.0f} | {one['p99']:.0f} |"
    yield ""
    for goal in goals(database, found):
        yield f"- {goal}"
    yield f"- With {CLIENTS} clients that is {of_the_database(found):.0%} of what the database alone does."
    now = " and ".join(f"{limit:,.0f}" for limit in limits)
    share = sum(limits) / len(limits) / WHEN_SET[database]
    yield (
        f"- Of small decisions the database alone wrote {now} a second, before all this and after it; "
        f"{WHEN_SET[database]:,} where the goals were set. This machine reaches {share:.0%} of that just now: of "
        f"{A_SECOND} steps a second that would be {A_SECOND * share:.0f}, and {P95 / share:.0f} ms instead of {P95}."
    )


def _pages(database: str, sizes: Sequence[int], folder: Path) -> bool:
    """A table with a column for each size. Fails where a statement may not stay as it is."""
    found: dict[int, dict[str, Page]] = {size: {} for size in sizes}
    print(f"\nPages of {', '.join(f'{size:,}' for size in sizes)} children, {database}:", flush=True)
    for size, page in in_turns(database, sizes, folder):
        found[size][page.name] = page
        print(
            f"  {page.name:28} {size:9,} {page.p50:7.1f} {page.p95:7.1f} ms  {page.queries} queries",
            flush=True,
        )
        for fault in page.faults:
            print(f"    {fault}", flush=True)
    print(f"\n| Page, {database} | Queries |" + "".join(f" {size:,} |" for size in found) + " Grows |")
    print("| --- | ---: |" + " ---: |" * (len(found) + 1))
    for name in dict.fromkeys(name for pages in found.values() for name in pages):
        of_size = [pages.get(name) for pages in found.values()]
        figures = [f"{one.p50:.0f} / {one.p95:.0f}" if one else "" for one in of_size]
        queries = max(one.queries for one in of_size if one)
        print(f"| {name} | {queries} | {' | '.join(figures)} | {_grows(found, name)} |")
    return not any(page.faults for pages in found.values() for page in pages.values())


def _grows(found: dict[int, dict[str, Page]], name: str) -> str:
    """p95 at the largest size beside that at ten thousand; marked where that is more than may be, and can be felt."""
    small, large = found.get(10_000, {}).get(name), found.get(max(found), {}).get(name)
    if not small or not large or max(found) == 10_000:
        return ""
    times = large.p95 / small.p95
    is_too_much = round(times, 1) > GROWS and large.p95 - small.p95 > FELT
    return f"{times:.1f}" + (" too much" if is_too_much else "")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
