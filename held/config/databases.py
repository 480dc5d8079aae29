"""Where the record is kept: SQLite in Held's own folder, or PostgreSQL by its address."""

from typing import Any

import dj_database_url

from held.config.environment import Environment, NotUnderstood

# One writer at a time, taken at the start (IMMEDIATE), readers never wait (WAL), and an answer
# is sent only when the words are on the disk (FULL).
SQLITE = {
    "ENGINE": "held.config.sqlite",
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Of a record of gigabytes a page looks at more than the two megabytes that SQLite keeps at hand by itself; it
        # takes no more of these 32 than it has read.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32768;"
        ),
    },
}


POSTGRESQL = "held.config.postgresql"
SCHEMES = ("postgres://", "postgresql://")
NOT_POSTGRESQL = (
    "DATABASE_URL is not the address of a PostgreSQL, like postgresql://NAME:PASSWORD@HOST:5432/DATABASE. "
    "Leave it empty, and the record is kept in SQLite in HELD_HOME."
)


def databases(environment: Environment) -> dict[str, Any]:
    """Django's DATABASES. A kept connection matters: making one anew costs PostgreSQL 14 times a read.

    Raises NotUnderstood, which never repeats the address: there is a password in it.
    """
    if not environment.database_url:
        return {"default": SQLITE | {"NAME": environment.home / "db.sqlite3"}}
    if not environment.database_url.startswith(SCHEMES):
        raise NotUnderstood(NOT_POSTGRESQL)
    try:
        kept = dj_database_url.parse(
            environment.database_url, engine=POSTGRESQL, conn_max_age=600, conn_health_checks=True
        )
    except ValueError:
        raise NotUnderstood(NOT_POSTGRESQL) from None
    if not kept["NAME"]:
        raise NotUnderstood(NOT_POSTGRESQL)
    return {"default": dict(kept)}
