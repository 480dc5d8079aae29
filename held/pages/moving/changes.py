"""What a move to another version changes for one child: each change in its own words, as it is and as it would be."""

from collections.abc import Iterator

from held.engine.comparing import StepChange
from held.engine.situation import Ending, OwedDuty, Situation
from held.engine.versions.carrying import Lost
from held.engine.versions.moving import Moving
from held.language.pack import Pack
from held.pages.moving.planned import planned_changes
from held.pages.moving.side import Change, Side
from held.pages.transitions.cited import cited
from held.pages.transitions.following import asks_for
from held.pages.transitions.parties import Around, together
from held.pages.wording.dates import ends_with_the_day, full_date, full_time
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital, curly, sentence
from held.record.reading.people.colleagues import Colleagues
from held.record.reading.transitions.course import Course

NOT_ASKED = Side("Not asked for")
MAY, MAY_NOT = "May be done", "Not open"


def changes(
    run: Course, new: Pack, found: Moving, people: Colleagues, teams: frozenset[str] = frozenset()
) -> tuple[Change, ...]:
    """In the order in which they matter: the end, who holds, what is owed, what is open, what is planned for later, and
    what is read no more."""
    return tuple(_Changes(run, new, found, people, teams).all())


class _Changes:
    def __init__(
        self, run: Course, new: Pack, found: Moving, people: Colleagues, teams: frozenset[str]
    ) -> None:
        self.run, self.new, self.found = run, new, found
        self.before = _around(run.pack, run, found.before, people, teams)
        self.after = _around(new, run, found.after, people, teams)

    def all(self) -> Iterator[Change]:
        found = self.found.difference
        if found.ended_before != found.ended_after:
            title = self.run.procedure.title
            yield Change(title, Side(_ended(found.ended_before)), Side(_ended(found.ended_after)))
        if set(found.holders_before) != set(found.holders_after):
            now, then = (capital(and_list(each)) for each in (found.holders_before, found.holders_after))
            yield Change("Held by", Side(now), Side(then))
        for moved in found.moved:
            yield self._owed(moved.before, moved.after)
        for duty in found.gone:
            yield self._owed(duty, None)
        for duty in found.added:
            yield self._owed(None, duty)
        owed = {(duty.run, duty.step) for duty in (*found.gone, *found.added)}
        for step in found.opened:
            if (step.run, step.step) not in owed:
                yield Change(_may(step), Side(MAY_NOT), self._open(step))
        for step in found.closed:
            if (step.run, step.step) not in owed:
                yield Change(_may(step), Side(MAY), self._shut(step))
        if not (found.ended_before or found.ended_after):
            yield from planned_changes(self.before, self.after, self.found.before, self.found.after)
        for lost in self.found.lost:
            yield self._lost(lost)

    def _owed(self, before: OwedDuty | None, after: OwedDuty | None) -> Change:
        duty = after or before
        assert duty is not None
        return Change(
            capital(asks_for(duty)),
            _side(before, self.before) if before else NOT_ASKED,
            _side(after, self.after) if after else NOT_ASKED,
            self._of_the_date(before, after) if after else "",
        )

    def _of_the_date(self, before: OwedDuty | None, after: OwedDuty) -> str:
        entry, key = self.found.entry, (after.run, after.norm.id)
        if key in {(run, norm) for run, norm, _ in entry.kept}:
            return f"By version {self.new.version} alone its day would have passed, so the date that was given stays."
        if before is None and after.due < entry.happened:
            return "Its clause counts from an earlier day, and that time has passed: it is late at once."
        if before is None:
            return "It is asked for the first time by this move, so its time counts from now."
        return ""

    def _open(self, step: StepChange) -> Side:
        standing = next(one for one in self.found.after.steps if (one.run, one.step) == (step.run, step.step))
        return Side(MAY, cites=cited(standing.cites, self.after.procedure))

    def _shut(self, step: StepChange) -> Side:
        standing = [one for one in self.found.after.steps if (one.run, one.step) == (step.run, step.step)]
        reasons = standing[0].reasons if standing else ()
        if not standing:
            return Side(MAY_NOT, f"Version {self.new.version} has no such step.")
        return Side(
            MAY_NOT,
            " ".join(curly(reason.says) for reason in reasons),
            cited([reason.cites for reason in reasons], self.after.procedure),
        )

    def _lost(self, lost: Lost) -> Change:
        version = self.new.version
        what = {
            "step": f"“{lost.name}” was done",
            "outcome": f"“{lost.step}” came out as “{lost.name}”",
            "answer": f"“{lost.step}” was told “{lost.name}”",
            "inner procedure": f"“{lost.name}” was begun",
        }[lost.what]
        return Change(
            capital(lost.step or lost.name),
            Side(capital(what)),
            Side(f"Version {version} has no word for it"),
            "It stays on the record, and nothing rests on it any more.",
        )


def in_one_line(every: tuple[Change, ...]) -> str:
    """For a list: the first two, and how many more. Whose it is is said once, where it stays theirs."""
    if not every:
        return "Nothing that is owed, open or held changes."
    said = [f"{one.what}. Now: {one.now.says}. Once moved: {_said_anew(one)}." for one in every[:2]]
    more = f" And {len(every) - 2} more." if len(every) > 2 else ""
    return f"{' '.join(said)}{more}"


def _said_anew(one: Change) -> str:
    if one.then.who and one.then.who == one.now.who:
        return one.then.says.removeprefix(f"{one.then.who}, ")
    return one.then.says


def _around(
    pack: Pack, run: Course, situation: Situation, people: Colleagues, teams: frozenset[str]
) -> Around:
    procedure = pack.procedures[run.procedure.name]
    return Around(pack=pack, procedure=procedure, situation=situation, colleagues=people, teams=teams)


def _side(duty: OwedDuty, around: Around) -> Side:
    who = capital(together(around.owes(duty)) or "somebody")
    due = (
        f"by the end of {full_date(duty.due)}" if ends_with_the_day(duty.due) else f"by {full_time(duty.due)}"
    )
    should = "" if duty.force == "must" else ", as a should"
    return Side(
        says=f"{who}, {due}{should}",
        clause=curly(around.pack.says_under(duty.norm)),
        cites=cited([duty.cites], around.procedure),
        rule=sentence(capital(curly(duty.norm.words))),
        who=who,
    )


def _may(step: StepChange) -> str:
    return f"{capital(step.step)}: may it be done?"


def _ended(ending: Ending | None) -> str:
    if ending is None:
        return "Goes on"
    begins = f", and {ending.begins} begins" if ending.begins else ""
    return f"Ends, with {ending.service}{begins}" if ending.service else f"Ends{begins}"
