"""Children who are not here yet are taken in, each with all that the extract says of them, in a few statements for all.

What is written is what `add_child`, `open_episode` and `close_episode` write one by one; `held rebuild --compare` looks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from held.language.pack import Pack
from held.record.actions.care.close_episode import CLOSED
from held.record.actions.care.open_episode import OPENED
from held.record.actions.history.append_all import Addition, append_all
from held.record.actions.imports.course_of_care import Span, begins, spans
from held.record.actions.imports.fields import fields
from held.record.actions.imports.keep import new_case_row
from held.record.actions.imports.known import Says, case_rows, says_of
from held.record.actions.imports.marks import CONSENT, IMPORTED, REVIEWED, mark, said_in_history
from held.record.index.owed import review_owed
from held.record.names import keys_of_child
from held.record.tables.care.episode import Episode
from held.record.tables.care.holding import Holding
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_row import ExtractRow
from held.record.tables.people.child import Child
from held.record.tables.people.name_key import NameKey
from held.record.tables.people.worker import Worker

TURNING = (OPENED, REVIEWED)
"""After which the plan is next looked at so many weeks later."""


@dataclass
class NewChild:
    """The rows of the extract about one child: their own, and what hangs on it. `number`: what they get here, which is
    the case system's unless another child has it."""

    own: ExtractRow
    number: str
    rows: list[ExtractRow] = field(default_factory=list)

    def of(self, kind: str) -> list[ExtractRow]:
        return [row for row in self.rows if row.kind == kind]


@dataclass(frozen=True)
class Written:
    """An entry that is to be added, and the row of the extract that it comes from, where it is the first of it."""

    addition: Addition
    row: ExtractRow | None


class NewChildren:
    """Several at once, in one transaction. `moment` is when all of it is recorded."""

    def __init__(self, extract: Extract, by: Worker, pack: Pack, moment: datetime) -> None:
        self.extract, self.by, self.pack, self.moment = extract, by, pack, moment
        self.written: list[Written] = []
        self.leads: list[Lead] = []
        self.holdings: list[Holding] = []
        self.episodes: list[Episode] = []
        self.open: dict[int, Worker] = {}
        """By the child's internal id, who leads them now."""

    def take(self, arriving: Sequence[NewChild]) -> None:
        self.families = self._known("families", "family number", arriving)
        self.workers = self._known("workers", "lead number", arriving)
        self.teams = self._known("teams", "team number", arriving)
        children = Child.objects.bulk_create(self._child(one) for one in arriving)
        NameKey.objects.bulk_create(
            NameKey(child=child, key=key)
            for child in children
            for key in sorted(
                keys_of_child(
                    given_name=child.given_name, known_as=child.known_as, family_name=child.family_name
                )
            )
        )
        for child, one in zip(children, arriving, strict=True):
            self._history(child, one)
        entries = append_all(
            additions=[one.addition for one in self.written], by=self.by, recorded=self.moment
        )
        Lead.objects.bulk_create(self.leads)
        Holding.objects.bulk_create(self.holdings)
        Episode.objects.bulk_create(self.episodes)
        Owed.objects.bulk_create(self._owed(entries))
        CaseRow.objects.bulk_create(
            new_case_row(self.extract, one.row, child=entry.child, entry=entry.number)
            for one, entry in zip(self.written, entries, strict=True)
            if one.row is not None
        )

    def _known(self, kind: str, column: str, arriving: Sequence[NewChild]) -> Mapping[str, CaseRow]:
        numbers = {says_of(row).get(column, "") for one in arriving for row in (one.own, *one.rows)}
        return case_rows(self.extract, kind, numbers)

    def _child(self, one: NewChild) -> Child:
        says = says_of(one.own)
        family = says.get("family number")
        return Child(
            number=one.number,
            family=self.families[family].family if family else None,
            created_at=self.moment,
            created_by=self.by,
            **fields("children", says),
        )

    def _history(self, child: Child, one: NewChild) -> None:
        """They came; then what the case system says of their past, a day after the other."""
        says = says_of(one.own)
        self._write(
            child,
            IMPORTED,
            self.moment,
            mark(self.extract, "children", one.own.number, says=said_in_history(says)),
            one.own,
        )
        past = [
            *self._episodes(child, one.of("episodes")),
            *self._said(child, one.of("plan reviews"), REVIEWED, "reviewed"),
            *self._said(child, one.of("consent"), CONSENT, "on"),
        ]
        past.sort(key=lambda each: each.addition.happened)
        self.written.extend(past)

    def _episodes(self, child: Child, rows: Sequence[ExtractRow]) -> Iterator[Written]:
        by_number = {row.number: row for row in rows}
        for span in spans((says_of(row) for row in rows), moment=self.moment):
            yield from self._episode(child, span, by_number[span.says["episode number"]])

    def _episode(self, child: Child, span: Span, row: ExtractRow) -> Iterator[Written]:
        says = span.says
        lead = self.workers[says["lead number"]].worker
        team = self.teams[says["team number"]].team if says.get("team number") else None
        assert lead is not None
        came = mark(self.extract, "episodes", row.number)
        opened = {
            "lead": lead.public,
            "name": lead.name,
            "role": says["role"],
            "service": says["service"],
            "team": team.name if team else None,
            "reason": says.get("reason", ""),
        }
        yield self._entry(child, OPENED, span.opened, opened | came, row)
        if span.closed is not None:
            closed = {"reason": why_closed(self.extract, says)}
            yield self._entry(child, CLOSED, span.closed, closed | came, None)
        else:
            self.open[child.pk] = lead
        self.leads.append(
            Lead(
                child=child,
                worker=lead,
                role=says["role"],
                reason=says.get("reason", ""),
                since=span.opened,
                until=span.closed,
            )
        )
        self.holdings.append(
            Holding(child=child, service=says["service"], team=team, since=span.opened, until=span.closed)
        )
        self.episodes.append(
            Episode(
                child=child,
                lead=lead,
                opened=span.opened,
                opened_by=self.by,
                closed=span.closed,
                closed_by=self.by if span.closed else None,
            )
        )

    def _said(self, child: Child, rows: Sequence[ExtractRow], kind: str, day: str) -> Iterator[Written]:
        for row in rows:
            says = says_of(row)
            yield self._entry(child, kind, begins(says[day]), about(self.extract, row, says), row)

    def _entry(
        self, child: Child, kind: str, happened: datetime, words: Mapping[str, object], row: ExtractRow | None
    ) -> Written:
        return Written(Addition(child=child, kind=kind, words=words, happened=happened), row)

    def _write(
        self, child: Child, kind: str, happened: datetime, words: Mapping[str, object], row: ExtractRow
    ) -> None:
        self.written.append(self._entry(child, kind, happened, words, row))

    def _owed(self, entries: Sequence[Happening]) -> Iterator[Owed]:
        """The next look at the plan, for each child with whom somebody works."""
        turned = {entry.child_id: entry for entry in entries if entry.kind in TURNING}
        for child, lead in self.open.items():
            last = turned[child]
            yield review_owed(
                child=last.child, pack=self.pack, lead=lead, since=last.happened, because=last.number
            )


def why_closed(extract: Extract, says: Says) -> str:
    return says.get("reason closed") or f"Closed in {extract.system}."


def about(extract: Extract, row: ExtractRow, says: Says) -> dict[str, object]:
    """The words of an entry that says what the row says: each column but the numbers, empty ones left out."""
    told = {column: word for column, word in says.items() if word and not column.endswith(" number")}
    return {**told, **mark(extract, row.kind, row.number)}
