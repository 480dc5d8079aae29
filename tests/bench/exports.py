"""How long `held export` takes, and how much memory, with one size of the record: a period, all there is, and nothing new.

`python -m tests.bench.exports --database sqlite --size 10000 --folder FOLDER` measures one; `make bench` all of them.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

from tests.bench.copied import copied, environment
from tests.bench.one_command import MOST_MEGABYTES, Ran, ran
from tests.bench.record.made import Made, opened


def exports(made: Made) -> Iterator[tuple[str, Ran, int]]:
    """Each in turn, with how many rows it wrote."""
    from held.record.tables.people.membership import Membership

    by = (
        Membership.objects.filter(sees_all=True).order_by("pk").values_list("worker__sign_in_name", flat=True)
    )
    days = made.at - timedelta(days=91), made.at
    period = ("--from", f"{days[0]:%Y-%m-%d}", "--to", f"{days[1]:%Y-%m-%d}")
    asked = {
        "a quarter": period,
        "all there is": ("--changes", "--since", "0"),
        "what has changed: nothing": ("--changes",),
    }
    who = by[0]
    with copied("exported"), tempfile.TemporaryDirectory() as folder:
        given = environment()
        for number, (name, typed) in enumerate(asked.items(), 1):
            found = ran(
                given, "export", *typed, "--by", who, "--why", "How long it takes.", "--to-folder", folder
            )
            about = json.loads((Path(folder) / f"held-export-{number}" / "about.json").read_text())
            yield name, found, sum(file["rows"] for file in about["files"].values())


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
    found = {}
    for name, one, rows in exports(made):
        found[name] = asdict(one) | {"rows": rows}
        print(
            f"  {name:28} {rows:9,} rows {one.processor:6.1f} s of the processor {one.megabytes:5.0f} MB",
            flush=True,
        )
    if options.kept:
        options.kept.write_text(json.dumps(found))
    raise SystemExit(any(one["megabytes"] > MOST_MEGABYTES for one in found.values()))


if __name__ == "__main__":
    main()
