"""Whom the record names for a child now: read with a transition's own beginning, at the cost of no query."""
# ruff: noqa: S611 - the SQL is our own words; what varies goes in as parameters

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection
from django.db.models import QuerySet, TextField
from django.db.models.expressions import RawSQL

from held.record.dormant import dormant_before
from held.record.tables.history.happening import Happening


@dataclass(frozen=True)
class NamedNow:
    """`lead` is a worker's id, who leads in `role` since `since`; `in_roles`: every role in which somebody is at work,
    with an account that is open; `running`: the procedures of the child's open transitions."""

    lead: str | None = None
    role: str = ""
    since: datetime | None = None
    in_roles: frozenset[str] = frozenset()
    running: frozenset[str] = frozenset()


# The same words on both databases, but for how rows are gathered into one text.
_GATHERED = {
    "sqlite": "json_group_array(json_array(place, public, role, since, at_work))",
    "postgresql": "CAST(json_agg(json_build_array(place, public, role, since, at_work)) AS text)",
}
_AT_WORK = "(worker.is_active AND (worker.invented OR worker.opened > %s OR worker.last_login > %s))"
_NAMED = """
CASE WHEN record_happening.kind = 'began' AND record_happening.run = '' THEN (
    SELECT {gathered} FROM (
        SELECT 'lead' AS place, worker.public, lead.role, lead.since, {at_work} AS at_work
        FROM record_lead AS lead JOIN record_worker AS worker ON worker.id = lead.worker_id
        WHERE lead.child_id = record_happening.child_id
        AND lead.since <= %s AND (lead.until IS NULL OR lead.until > %s)
        UNION ALL
        SELECT 'beside', worker.public, beside.role, beside.since, {at_work}
        FROM record_involvement AS beside JOIN record_worker AS worker ON worker.id = beside.worker_id
        WHERE beside.child_id = record_happening.child_id
        AND beside.since <= %s AND (beside.until IS NULL OR beside.until > %s)
        UNION ALL
        SELECT 'running', '', running.procedure, running.began_at, TRUE
        FROM record_transition AS running
        WHERE running.child_id = record_happening.child_id AND running.ended_at IS NULL
    ) AS named
) END
"""


def with_named(rows: QuerySet[Happening], moment: datetime) -> QuerySet[Happening]:
    """The same happenings, each beginning of a transition with whom the record names at this moment: for `named_in`."""
    given, dormant = map(connection.ops.adapt_datetimefield_value, (moment, dormant_before(moment)))
    sql = _NAMED.format(gathered=_GATHERED[connection.vendor], at_work=_AT_WORK)
    each = [dormant, dormant, given, given]
    return rows.annotate(named_now=RawSQL(sql, each + each, output_field=TextField()))


def named_in(beginning: Happening) -> NamedNow:
    """From the first row of a transition, as `with_named` read it."""
    named = json.loads(beginning.named_now or "[]") or []
    leads = [(public, role, _time(since)) for place, public, role, since, _ in named if place == "lead"]
    lead, role, since = leads[0] if leads else (None, "", None)
    return NamedNow(
        lead,
        role,
        since,
        frozenset(role for place, _, role, _, at_work in named if at_work and place != "running"),
        frozenset(procedure for place, _, procedure, _, _ in named if place == "running"),
    )


def _time(kept: str) -> datetime:
    """SQLite keeps UTC without saying so."""
    read = datetime.fromisoformat(kept)
    return read if read.tzinfo else read.replace(tzinfo=UTC)
