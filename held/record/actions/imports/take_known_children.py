"""What an extract says of children who are here: each change is written with its origin, through the actions that a
person's own changes go through; what somebody here has changed, or Held alone may change, is left for a person to decide.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from held.engine.calendar import local_day
from held.language.pack import Pack
from held.record.actions.cannot import CanNot
from held.record.actions.care.change_lead import change_lead
from held.record.actions.care.close_episode import close_episode
from held.record.actions.care.open_episode import open_episode
from held.record.actions.history.append import append
from held.record.actions.imports.comparing import compare
from held.record.actions.imports.course_of_care import begins, ends, spans
from held.record.actions.imports.fields import said
from held.record.actions.imports.keep import (
    change_or_dispute,
    dispute,
    new_case_row,
    refused,
    say_anew,
    taken,
)
from held.record.actions.imports.known import Says, case_rows, says_of
from held.record.actions.imports.marks import (
    CHANGED,
    CONSENT,
    IMPORTED,
    REVIEWED,
    changes,
    mark,
    said_in_history,
)
from held.record.actions.imports.open_here import is_open_here
from held.record.actions.imports.take_new_children import about, why_closed
from held.record.actions.people.add_child import write_name_keys
from held.record.extracts.differing import Differs, differing
from held.record.index.owed import write_review
from held.record.index.owners import around
from held.record.tables.care.episode import Episode
from held.record.tables.care.owed import LOOK_AGAIN, Owed
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_row import ExtractRow
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker

LED = frozenset({"lead number", "role"})
NAMES = {"given_name", "family_name", "known_as"}


class KnownChild:
    """One child, locked; in the caller's transaction."""

    def __init__(self, extract: Extract, by: Worker, child: Child, pack: Pack, moment: datetime) -> None:
        self.extract, self.by, self.child, self.pack, self.moment = extract, by, child, pack, moment

    def recognised(self, row: ExtractRow) -> None:
        """They are here under the same number, and were born on the same day. What else stands otherwise is disputed."""
        says = says_of(row)
        stands = said("children", self.child)
        words = mark(self.extract, row.kind, row.number, says=said_in_history(says))
        entry = append(child=self.child, kind=IMPORTED, words=words, by=self.by, happened=self.moment)
        kept = new_case_row(self.extract, row, child=self.child, entry=entry.number)
        kept.save()
        there = {column: word for column, word in says.items() if column in stands}
        found = differing(stands, there, stands, ours=there)
        dispute(self.extract, kept, found, self.moment)
        row.outcome = "disputed" if found else "new"

    def take(self, rows: Sequence[ExtractRow], known: Mapping[str, Mapping[str, CaseRow]]) -> None:
        """Children's own rows first, then episodes by their day, reviews, consent. `known`: by kind, then number."""
        for kind, new in NEW.items():
            of_kind = [row for row in rows if row.kind == kind]
            found = compare(kind, of_kind, known[kind])
            arriving = [row for row in of_kind if row.outcome == "new"]
            for row in sorted(arriving, key=lambda each: says_of(each).get("opened", "")):
                new(self, row)
            for row in of_kind:
                if row.number in found:
                    self._changed(known[kind][row.number], row, found[row.number])

    def _changed(self, kept: CaseRow, row: ExtractRow, found: Sequence[Differs]) -> None:
        if kept.kind == "children":
            found = self._change_child(found)
        elif kept.kind == "episodes":
            found = self._change_episode(kept, says_of(row), found)
            if any(one.is_disputed for one in found):
                row.outcome = "disputed"
        dispute(self.extract, kept, found, self.moment)
        say_anew(self.extract, kept, row)
        if taken(found):
            words = mark(self.extract, row.kind, row.number, **changes(taken(found)))
            append(child=self.child, kind=CHANGED, words=words, by=self.by, happened=self.moment)

    def _change_child(self, found: Sequence[Differs]) -> list[Differs]:
        fields, found = change_or_dispute("children", self.child, found)
        written = set(fields)
        for one in taken(found):
            if one.column == "family number":
                rows = case_rows(self.extract, "families", [one.says])
                self.child.family = rows[one.says].family if one.says else None
                self.child.save(update_fields=["family"])
        if written & NAMES:
            write_name_keys(self.child)
        return found

    def _change_episode(self, kept: CaseRow, says: Says, found: Sequence[Differs]) -> list[Differs]:
        """What is refused here, with the sentence that refuses it, is disputed instead."""
        columns = {one.column for one in taken(found)}
        if not is_open_here(kept):
            return list(found)
        about_it: Container[str] = ()
        act: Callable[[], object] | None = None
        if "closed" in columns and says["closed"]:
            about_it = {"closed"}
            found = refused(found, LED, "It closes with the lead who stands here.")
            act = lambda: self._close(kept, says)  # noqa: E731
        elif columns & {"lead number", "role"}:
            about_it = LED
            act = lambda: self._lead(kept, says)  # noqa: E731
        if act is None:
            return list(found)
        try:
            with transaction.atomic():
                act()
        except CanNot as sentence:
            return refused(found, about_it, str(sentence))
        return list(found)

    def _close(self, kept: CaseRow, says: Says) -> None:
        close_episode(
            by=self.by,
            child=self.child.public,
            reason=why_closed(self.extract, says),
            happened=ends(says["closed"], self.moment),
            came=mark(self.extract, "episodes", kept.number),
        )

    def _lead(self, kept: CaseRow, says: Says) -> None:
        said_before = says_of(kept) | dict(says)
        number = said_before["lead number"]
        worker = case_rows(self.extract, "workers", [number])[number].worker
        assert worker is not None
        change_lead(
            by=self.by,
            child=self.child.public,
            to=worker.public,
            role=said_before["role"],
            reason=f"Changed in {self.extract.system}.",
            came=mark(self.extract, "episodes", kept.number),
        )

    def episode(self, row: ExtractRow) -> None:
        says = says_of(row)
        workers = case_rows(self.extract, "workers", [says["lead number"]])
        teams = case_rows(self.extract, "teams", [says.get("team number", "")])
        lead, team = workers[says["lead number"]].worker, teams.get(says.get("team number", ""))
        assert lead is not None
        came = mark(self.extract, "episodes", row.number)
        last = Episode.objects.filter(child=self.child).exclude(closed=None).order_by("-closed").first()
        after = last.closed if last and last.closed and says["opened"] == _day(last.closed) else None
        (span,) = spans([says], moment=self.moment, after=after)
        try:
            with transaction.atomic():
                entry = open_episode(
                    by=self.by,
                    child=self.child.public,
                    lead=lead.public,
                    role=says["role"],
                    service=says["service"],
                    team=team.team.public if team and team.team else "",
                    reason=says.get("reason", ""),
                    happened=span.opened,
                    came=came,
                )
                if span.closed is not None:
                    close_episode(
                        by=self.by,
                        child=self.child.public,
                        reason=why_closed(self.extract, says),
                        happened=span.closed,
                        came=came,
                    )
        except CanNot as sentence:
            kept = new_case_row(self.extract, row, child=self.child)
            kept.save()
            dispute(self.extract, kept, [Differs("opened", "", says["opened"], str(sentence))], self.moment)
            row.outcome = "disputed"
            return
        new_case_row(self.extract, row, child=self.child, entry=entry).save()

    def review(self, row: ExtractRow) -> None:
        says = says_of(row)
        at = begins(says["reviewed"])
        entry = append(
            child=self.child, kind=REVIEWED, words=about(self.extract, row, says), by=self.by, happened=at
        )
        new_case_row(self.extract, row, child=self.child, entry=entry.number).save()
        turned = Owed.objects.filter(child=self.child, transition=None, step=LOOK_AGAIN).first()
        if turned is not None and turned.since <= at:
            people = around(self.child, self.pack, self.moment)
            write_review(child=self.child, around=people, since=at, because=entry.number)

    def consent(self, row: ExtractRow) -> None:
        says = says_of(row)
        words = about(self.extract, row, says)
        entry = append(child=self.child, kind=CONSENT, words=words, by=self.by, happened=begins(says["on"]))
        new_case_row(self.extract, row, child=self.child, entry=entry.number).save()


def _day(moment: datetime) -> str:
    return local_day(moment).isoformat()


NEW: Mapping[str, Callable[[KnownChild, ExtractRow], None]] = {
    "children": KnownChild.recognised,
    "episodes": KnownChild.episode,
    "plan reviews": KnownChild.review,
    "consent": KnownChild.consent,
}
"""By kind, in the order in which they are taken."""
