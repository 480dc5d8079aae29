"""What a form about a child needs besides its questions: the identity bar, what was typed, and the pack in force."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from django.db.models import QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from held.record.clock import now
from held.record.prepared import prepared
from held.record.reading.care.holding_teams import Teams, holding_team_rows, teams_of
from held.record.reading.one_shape import Row, joined, of_kind, read, rows_of, shaped
from held.record.reading.people.child import Identity, identity_of, identity_rows
from held.record.tables.people.worker import Worker
from held.record.tables.procedures.in_force import InForce
from held.record.tables.work.draft import Draft


@dataclass(frozen=True)
class KeptWords:
    """What this worker has typed and not recorded. `run`: what it was kept under."""

    run: str
    step: str
    words: Mapping[str, str | tuple[str, ...]]
    saved: datetime


@dataclass(frozen=True)
class AtAForm:
    """`in_force`: the content hash of the pack that holds today; None before any does.

    `teams`: that hold the child, and brothers and sisters.
    """

    identity: Identity
    kept: tuple[KeptWords, ...]
    in_force: str | None
    teams: Teams = field(default_factory=dict)

    def kept_words(self, *, step: str, run: str) -> KeptWords | None:
        return next((one for one in self.kept if one.step == step and one.run == run), None)


def at_a_form(worker: Worker, child: str) -> AtAForm:
    """In one query. Nobody else's words are ever among what was typed."""
    return _form(rows_of(_AT_A_FORM(worker=worker.pk, child=child)), now())


def to_record(worker: Worker, child: str) -> AtAForm:
    """The same for a press that records what was typed, and for which mostly no page is shown: what the page would show is
    read once it is asked for."""
    rows = rows_of(_TO_RECORD(worker=worker.pk, child=child))
    shown = SimpleLazyObject(lambda: at_a_form(worker, child))
    identity = SimpleLazyObject(lambda: shown.identity)
    teams = SimpleLazyObject(lambda: shown.teams)
    return AtAForm(cast(Identity, identity), _kept_in(rows), _in_force(rows), cast(Teams, teams))


def at_a_form_and(worker: Worker, child: str, *besides: QuerySet) -> tuple[AtAForm, list[Row]]:
    """The same, and whatever else is asked `besides` in the one query, among all its rows."""
    rows = read(*_parts(worker, child), *besides)
    return _form(rows, now()), rows


def _parts(worker: Worker, child: str) -> tuple[QuerySet, ...]:
    moment = now()
    return (*identity_rows(child, moment), *_to_record_parts(worker, child), holding_team_rows(child, moment))


def _to_record_parts(worker: Worker, child: str) -> tuple[QuerySet, ...]:
    kept = Draft.objects.filter(worker=worker, child__public=child, transition=None)
    holding = InForce.objects.filter(from_date__lte=timezone.localdate(now())).order_by("-from_date", "-id")
    return (
        shaped("kept", kept, name="run", word="step", cites="words", since="saved", until="saved"),
        shaped(
            "in force",
            InForce.objects.filter(pk=Subquery(holding.values("pk")[:1])),
            word="pack_text__hash",
            since="recorded",
            until="recorded",
        ),
    )


_AT_A_FORM = prepared(lambda *, worker, child: joined(*_parts(Worker(pk=worker), child)))
_TO_RECORD = prepared(lambda *, worker, child: joined(*_to_record_parts(Worker(pk=worker), child)))


def _form(rows: list[Row], moment: datetime) -> AtAForm:
    return AtAForm(identity_of(rows, moment), _kept_in(rows), _in_force(rows), teams_of(rows))


def _kept_in(rows: list[Row]) -> tuple[KeptWords, ...]:
    return tuple(_kept(row) for row in of_kind("kept", rows))


def _in_force(rows: list[Row]) -> str | None:
    return next((row.word for row in of_kind("in force", rows)), None)


def _kept(row: Row) -> KeptWords:
    typed = json.loads(row.cites)
    words = {name: tuple(value) if isinstance(value, list) else value for name, value in typed.items()}
    return KeptWords(row.name or "", row.word, words, row.since)
