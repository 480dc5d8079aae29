"""A record of so many children, made once and kept in a folder, so that a second run begins at once.

`opened` is called first in a process of its own: Django's settings name one database.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

FAMILIES = 30
"""Of the small authority: some sixty children."""
ONE_IN = 20
"""With one child in so many the authority is at work: with the others it has finished."""
DUTIES = 200
"""That one worker of a big record owes."""
HERE = Path(__file__).parent
ORDER = (
    *(
        "packtext",
        "team",
        "worker",
        "inforce",
        "membership",
        "cover",
        "accountentry",
        "family",
        "child",
        "namekey",
    ),
    *("adult", "relationship", "episode", "transition", "happening", "happeningwords", "holding", "lead"),
    *("involvement", "levelofneed", "owed", "awaited", "notice", "contact", "look"),
)


@dataclass(frozen=True)
class Made:
    """`moment`: when its authority was invented. `busy`: the id of the worker who owes 200 things; 0 where nobody does."""

    children: int
    moment: str
    busy: int

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.moment)


def opened(folder: Path, database: str, size: int, *, say: Callable[[str], None] = print) -> Made:
    """Made first where it is not there yet. From then on Django speaks to it."""
    small = _small(folder, say)
    place = folder / f"{database}-{size}-{_version()}"
    place.mkdir(parents=True, exist_ok=True)
    _settings(place, database)
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    note = place / "made.json"
    if not note.exists():
        note.write_text(json.dumps(asdict(_make(small, size, say))))
    return Made(**json.loads(note.read_text()))


def _version() -> str:
    """Changes with how records are made. One that was made before a table changed is brought up to date like any other."""
    known = hashlib.sha256()
    for file in sorted(HERE.glob("*.py")):
        known.update(file.read_bytes())
    return known.hexdigest()[:8]


def _small(folder: Path, say: Callable[[str], None]) -> Path:
    home = folder / f"authority-{_version()}"
    done = home / "invented"
    own = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "HELD_PACK")}
    own |= {"HELD_HOME": str(home), "HELD_DEMO": "1"}

    def held(*command: str) -> None:
        subprocess.run(
            [sys.executable, "-m", "held", *command], env=own, check=True, stdout=subprocess.DEVNULL
        )

    held("migrate")
    if not done.exists():
        say(f"an authority of {FAMILIES} families is invented")
        held("invent", "--families", str(FAMILIES), "--quiet")
        done.write_text(datetime.now(UTC).isoformat())
    return home


def _settings(place: Path, database: str) -> None:
    import django

    os.environ |= {
        "HELD_HOME": str(place),
        "HELD_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "held.config.settings",
    }
    os.environ.pop("DATABASE_URL", None)
    if database == "postgresql":
        from tests.bench.server import start_in

        os.environ["DATABASE_URL"] = start_in(place / "postgresql")
    django.setup()


def _make(small: Path, size: int, say: Callable[[str], None]) -> Made:
    from django.db import connection

    from tests.bench.record.authority import Row, Table, read_authority
    from tests.bench.record.finished import finished
    from tests.bench.record.loading import load
    from tests.bench.record.many import copies_of

    authority = read_authority(small / "db.sqlite3")
    moment = datetime.fromisoformat((small / "invented").read_text())
    each = len(authority.tables["child"].rows)
    copies = copies_of(authority, max(1, round(size / ONE_IN / each)))
    many = size - copies.copies * each if size > each * 2 else 0
    names = [name for name in ORDER if name in authority.tables]

    def parts() -> Iterator[tuple[Table, Iterator[Row]]]:
        say(f"{copies.copies * each:,} children with whom somebody works")
        yield from ((authority.tables[name], copies.rows(name)) for name in names)
        for part in finished(copies, many, moment):
            say(f"{part.first + part.many:,} of {many:,} with whom nobody works any more")
            yield from ((authority.tables[name], part.rows(name)) for name in names)

    load(parts(), say=say)
    busy = 0
    if many:
        with connection.cursor() as cursor:
            cursor.execute("SELECT MAX(owner_id) FROM record_owed")
            (busy,) = cursor.fetchone()
            cursor.execute(
                "UPDATE record_owed SET owner_id = %s WHERE id IN (SELECT id FROM record_owed "
                "WHERE owner_id IS NOT NULL ORDER BY id LIMIT %s)",
                [busy, DUTIES],
            )
    return Made(copies.copies * each + many, moment.isoformat(), busy)
