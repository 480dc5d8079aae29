"""Whether the database still refuses what it should: a trigger taken away is how tampering begins."""

from collections.abc import Iterator

from django.db import connection

from held.record.chain.fault import Fault
from held.record.migrations.triggers.every import EVERY

STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}


def missing_guards() -> Iterator[Fault]:
    """A fault for each refusal that the database no longer makes."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    for refusal in EVERY:
        if refusal.stands_on(connection.vendor) and refusal.name not in standing:
            yield Fault(
                "guard", f"The database no longer refuses this (trigger {refusal.name}): {refusal.says}"
            )
