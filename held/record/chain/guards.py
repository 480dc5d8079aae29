"""Whether the database still refuses what it should: a trigger taken away, or emptied, is how tampering begins."""

from collections.abc import Iterator

from django.db import connection

from held.record.chain.declared import undeclared
from held.record.chain.fault import Fault
from held.record.migrations.triggers.every import EVERY, WRITTEN_BY_ITSELF
from held.record.migrations.triggers.operations import Trigger

STANDING = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    # A trigger that fires as it should (O, A), its own words, and those of what it calls.
    "postgresql": (
        "SELECT one.tgname, concat_ws(' ', pg_get_triggerdef(one.oid, TRUE), called.prosrc, language.lanname, "
        "called.proconfig::text) FROM pg_trigger AS one JOIN pg_proc AS called ON called.oid = one.tgfoid "
        "JOIN pg_language AS language ON language.oid = called.prolang "
        "WHERE NOT one.tgisinternal AND one.tgenabled IN ('O', 'A')"
    ),
}


def missing_guards() -> Iterator[Fault]:
    """A fault for each refusal that the database no longer makes: a trigger, a constraint, a unique index."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        standing = {name: " ".join(sql.split()) for name, sql in cursor.fetchall()}
    for refusal in EVERY:
        if not refusal.stands_on(connection.vendor):
            continue
        if refusal.name not in standing:
            yield Fault(
                "guard", f"The database no longer refuses this (trigger {refusal.name}): {refusal.says}"
            )
        elif standing[refusal.name] != _declared(refusal):
            yield Fault(
                "guard",
                f"Another trigger stands in the place of {refusal.name}, and may no longer refuse this: {refusal.says}",
            )
    for writing in WRITTEN_BY_ITSELF:
        if standing.get(writing.name) != _declared(writing):
            yield Fault(
                "guard",
                f"The database no longer does this by itself, or another trigger stands in the place of {writing.name}: "
                f"{writing.says}",
            )
    yield from undeclared()


def _declared(trigger: Trigger) -> str:
    """As the database gives it back, spaces aside."""
    statements = [" ".join(sql.split()) for sql in trigger.made_by(connection.vendor)]
    if connection.vendor == "sqlite":
        return statements[0]
    function, made = statements
    return f"{made} {function.split('$$')[1].strip()} plpgsql"
