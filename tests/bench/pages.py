"""Pages at one size of the record: how long each takes, how often it asks, and what of what it asks may not stay.

`python -m tests.bench.pages --database sqlite --size 10000 --folder FOLDER` measures one; `make bench` all of them.
"""

import argparse
import json
import math
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.record.made import Made, opened

TIMES = 40
LOOKED_AT = 12
"""Times at most: a statement that was quick once is quick."""


@dataclass(frozen=True)
class Page:
    """Milliseconds, of processor time and of waiting for the database. `faults`: what may not stay."""

    name: str
    p50: float
    p95: float
    queries: int
    faults: tuple[str, ...]


def pages(made: Made) -> Iterator[Page]:
    """Each page in turn, as it is measured."""
    import time_machine
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    with time_machine.travel(made.at, tick=True):
        from held.config import serving  # packs and templates read, as where pages are served
        from tests.bench.addresses import addresses
        from tests.bench.statements import how_many_rows

        assert serving.application
        rows = how_many_rows()
        for name, worker, address in addresses(made):
            yield measured(name, worker, address, rows)


def measured(name: str, worker: object, address: str, rows: dict[str, int]) -> Page:
    from django.db import connection
    from django.test import Client

    from tests.bench.statements import asked, read_through, slow_to_the_last_row, too_slow

    client = Client()
    client.force_login(worker)
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{name} ({address}) answered {answer.status_code}.")
    looked = []
    while len(looked) < 2 or (len(looked) < LOOKED_AT and any(too_slow(looked))):
        with asked() as found:
            client.get(address)
        looked.append(found)
    faults = (*too_slow(looked), *read_through(looked[0], rows))
    if connection.vendor == "sqlite" and not any(too_slow(looked)):
        faults = (*slow_to_the_last_row(looked[0]), *faults)
    took = []
    for _ in range(TIMES):
        began = time.process_time()
        with asked() as found:
            client.get(address)
        waited = sum(found.took) if connection.vendor == "postgresql" else 0
        took.append((time.process_time() - began + waited) * 1000)
    took.sort()
    return Page(name, _share(took, 0.5), _share(took, 0.95), looked[0].questions, faults)


def _share(took: list[float], share: float) -> float:
    """In order: what so many of them are within."""
    return took[math.ceil(len(took) * share) - 1]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", choices=("sqlite", "postgresql"), required=True)
    parser.add_argument("--size", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--kept", type=Path, help="a file for the figures")
    options = parser.parse_args()
    made = opened(
        options.folder, options.database, options.size, say=lambda said: print(f"  {said}", flush=True)
    )
    found = []
    for page in pages(made):
        found.append(page)
        print(f"  {page.name:34} {page.p50:7.1f} {page.p95:7.1f} ms  {page.queries} queries", flush=True)
        for fault in page.faults:
            print(f"    {fault}", flush=True)
    if options.kept:
        options.kept.write_text(json.dumps([asdict(page) for page in found]))
    raise SystemExit(1 if any(page.faults for page in found) else 0)


if __name__ == "__main__":
    main()
