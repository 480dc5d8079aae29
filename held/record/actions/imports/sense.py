"""What a row says has to make sense by the procedures in force and by what is here: each kind asks its own questions."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from held.engine.calendar import local_day
from held.record.actions.imports.known import Says, case_rows, says_of
from held.record.clock import now
from held.record.extracts.layout import Kind
from held.record.reading.procedures import pack_in_force
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_row import ExtractRow
from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker

Wrong = Iterator[tuple[str, str]]


class Sense:
    """For the rows of one kind, one after another. What has to be met once is remembered from row to row."""

    def __init__(self, extract: Extract, kind: Kind) -> None:
        self.extract, self.kind, self.moment = extract, kind, now()
        self.pack = pack_in_force(on=local_day(self.moment))
        self.lines: dict[str, int] = {}
        self.teams: dict[str, str] | None = None
        self.closed: dict[str, str] = {}
        self.numbered: dict[str, Child] = {}
        self.here: Mapping[str, Team | Worker] = {}
        """By name, or sign-in name, who has it here."""
        self.own: Mapping[str, CaseRow] = {}
        """By number, what this system said of them before."""

    def look_ahead(self, rows: Sequence[ExtractRow]) -> None:
        """Asks once for many rows what is asked about each of them."""
        if self.kind.name in ("teams", "workers"):
            self.own = case_rows(self.extract, self.kind.name, (row.number for row in rows))
        if self.kind.name == "children":
            found = Child.objects.filter(number__in=[row.number for row in rows])
            self.numbered = {child.number: child for child in found}
        if self.kind.name == "teams":
            named = {says_of(row).get("name", "") for row in rows}
            self.here = {team.name: team for team in Team.objects.filter(name__in=named)}
        if self.kind.name == "workers":
            named = {says_of(row).get("sign-in name", "") for row in rows}
            workers = Worker.objects.filter(sign_in_name__in=named)
            self.here = {worker.sign_in_name: worker for worker in workers}

    def wrong(self, row: ExtractRow, says: Says, *, is_new: bool) -> Wrong:
        """The column, and what is wrong with it. `says` with what was said before of columns that this file lacks."""
        if row.outcome != "bad":
            yield from ASKED[self.kind.name](self, row, says, is_new)

    def team(self, row: ExtractRow, says: Says, is_new: bool) -> Wrong:
        yield from self._service(says)
        yield from self._once("name", row, says)
        here = self.here.get(says["name"])
        if is_new and isinstance(here, Team) and here.service != says["service"]:
            yield (
                "service",
                f"{here.name} is here already and belongs to {here.service}. Set that right in the case system or here, or "
                "give this team another name.",
            )
        yield from self._in_use("name", row, says)

    def worker(self, row: ExtractRow, says: Says, is_new: bool) -> Wrong:
        yield from self._once("sign-in name", row, says)
        yield from self._in_use("sign-in name", row, says)
        team, role = says.get("team number", ""), says.get("role", "")
        if team and not role:
            yield "role", "It is empty. Say in which role they work in that team."
        if role and not team:
            yield "team number", "It is empty. Say in which team they have that role."
        if not (team and role):
            return
        yield from self._role(role)
        service = self._service_of(team)
        if role in self.pack.roles and service and self.pack.roles[role].service != service:
            yield (
                "role",
                f"Team {team} belongs to {service}, and a {role} to {self.pack.roles[role].service}.",
            )

    def family(self, row: ExtractRow, says: Says, is_new: bool) -> Wrong:
        yield from ()

    def child(self, row: ExtractRow, says: Says, is_new: bool) -> Wrong:
        if not (says.get("first name") or says.get("known as") or says.get("expected")):
            yield (
                "first name",
                "It is empty. Give a first name; of a child who is not born, the day they are expected.",
            )
        if is_new:
            other = self.numbered.get(row.number)
            if other is not None and (
                other.born is None or other.born.isoformat() != says.get("date of birth")
            ):
                yield (
                    "child number",
                    f"{other} has the number {row.number} here, and another date of birth. If it is the same child, "
                    "set that right in the case system or here; else one of them needs another number.",
                )

    def episode(self, row: ExtractRow, says: Says, is_new: bool) -> Wrong:
        closed, team = says.get("closed", ""), says.get("team number", "")
        if closed and closed < says["opened"]:
            yield "closed", "It is before the day on which the episode opened."
        yield from self._service(says)
        yield from self._role(says["role"])
        service = self._service_of(team) if team else ""
        if service and service != says["service"]:
            yield "team number", f"Team {team} belongs to {service}."
        if not closed and (is_new or "lead number" in says_of(row)):
            yield from self._can_lead(says["lead number"])

    def review(self, row: ExtractRow, says: Says, is_new: bool) -> Wrong:
        yield from ()

    def consent(self, row: ExtractRow, says: Says, is_new: bool) -> Wrong:
        if says.get("until") and says["until"] < says["on"]:
            yield "until", "It is before the day of the answer."

    def _once(self, column: str, row: ExtractRow, says: Says) -> Wrong:
        first = self.lines.setdefault(says[column].casefold(), row.line)
        if first != row.line:
            yield column, f"“{says[column]}” stands in line {first} already. No two have the same."

    def _in_use(self, column: str, row: ExtractRow, says: Says) -> Wrong:
        """A new name that somebody else has here, also one who gives it up in the same file."""
        before, here = self.own.get(row.number), self.here.get(says[column])
        if before is None or here is None or says_of(before).get(column) == says[column]:
            return
        if here not in (before.team, before.worker):
            yield (
                column,
                f"“{says[column]}” is in use here already: change it there first, or give another one here.",
            )

    def _service(self, says: Says) -> Wrong:
        if says["service"] not in self.pack.services:
            yield (
                "service",
                f"The procedures in force know no service “{says['service']}”. They know: {_listed(self.pack.services)}.",
            )

    def _role(self, role: str) -> Wrong:
        if role not in self.pack.roles:
            yield (
                "role",
                f"The procedures in force know no role “{role}”. They know: {_listed(self.pack.roles)}.",
            )

    def _service_of(self, team: str) -> str:
        """What this extract says of the team, or what is here."""
        if self.teams is None:
            here = CaseRow.objects.filter(system=self.extract.system, kind="teams").select_related("team")
            self.teams = {row.number: row.team.service for row in here if row.team}
            for row in ExtractRow.objects.filter(extract=self.extract, kind="teams").exclude(outcome="bad"):
                self.teams[row.number] = says_of(row)["service"]
        return self.teams.get(team, "")

    def _can_lead(self, number: str) -> Wrong:
        if number not in self.closed:
            here = CaseRow.objects.filter(system=self.extract.system, kind="workers", number=number)
            row = here.select_related("worker").first()
            closed = row.worker.why_closed(self.moment) if row and row.worker else ""
            self.closed[number] = (
                f"{row.worker.name}'s account {closed}" if row and row.worker and closed else ""
            )
        if self.closed[number]:
            yield "lead number", f"{self.closed[number]}. Name a lead who can be rung."


def _listed(names: Mapping[str, object]) -> str:
    return ", ".join(sorted(names))


ASKED: Mapping[str, Callable[[Sense, ExtractRow, Says, bool], Wrong]] = {
    "teams": Sense.team,
    "workers": Sense.worker,
    "families": Sense.family,
    "children": Sense.child,
    "episodes": Sense.episode,
    "plan reviews": Sense.review,
    "consent": Sense.consent,
}
