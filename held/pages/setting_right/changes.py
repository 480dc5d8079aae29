"""What changes when an entry is set right, said as now and then: holders, lead, every duty and date, steps, the end."""

from collections.abc import Iterator
from dataclasses import dataclass

from held.engine.comparing import Moved, StepChange
from held.engine.situation import Ending, OwedDuty, Situation
from held.pages.components.links import Cited
from held.pages.transitions.cited import cited
from held.pages.transitions.following import asks_for
from held.pages.transitions.parties import Around, together
from held.pages.wording.deadlines import by_when, was_due
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.reading.people.colleagues import Colleagues
from held.record.reading.transitions.course import Course
from held.record.reading.transitions.setting_right import Foreseen


@dataclass(frozen=True, kw_only=True)
class Changing:
    """Of what: an entry with this number in this course. `teams`: those that hold the child, who is `called` so;
    none in a round."""

    run: Course
    people: Colleagues
    me: str
    number: int
    called: str
    teams: frozenset[str]


@dataclass(frozen=True)
class Change:
    """One thing that is otherwise afterwards."""

    what: str
    now: str
    then: str
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True)
class Follows:
    """`stays` is what does not change and people would ask about; `sent` what goes after what was sent before."""

    changes: tuple[Change, ...]
    stays: tuple[str, ...]
    sent: tuple[str, ...]
    warnings: tuple[str, ...]


def what_changes(
    one: Changing, foreseen: Foreseen, *, is_strike: bool, level: tuple[str, str] | None
) -> Follows:
    """`level`: the child's level of need now and then, where that changes."""
    levels = (Change("Level of need", *level),) if level else ()
    return Follows(
        changes=(*_Changes(one, foreseen).all(), *levels),
        stays=tuple(_stays(one, foreseen)),
        sent=tuple(_sent(one, foreseen)),
        warnings=tuple(_warnings(one, foreseen, is_strike)),
    )


class _Changes:
    def __init__(self, one: Changing, foreseen: Foreseen) -> None:
        self.one, self.found = one, foreseen.difference
        self.before = _around(one, foreseen.before)
        self.after = _around(one, foreseen.after)

    def all(self) -> Iterator[Change]:
        found = self.found
        if found.ended_before != found.ended_after:
            yield Change(self.one.run.procedure.title, _ended(found.ended_before), _ended(found.ended_after))
        if set(found.holders_before) != set(found.holders_after):
            yield Change("Held by", _services(found.holders_before), _services(found.holders_after))
        if found.lead_before != found.lead_after:
            yield Change("Lead", self._person(found.lead_before), self._person(found.lead_after))
        for moved in found.moved:
            yield self._moved(moved)
        for duty in found.gone:
            yield self._duty(duty, self.before, "now")
        for duty in found.added:
            yield self._duty(duty, self.after, "then")
        owed = {(duty.run, duty.step) for duty in (*found.gone, *found.added)}
        for step in found.opened:
            if (step.run, step.step) not in owed:
                yield Change(_step(step), "Not open", "May be done")
        for step in found.closed:
            if (step.run, step.step) not in owed:
                yield Change(_step(step), "May be done", "Not open")

    def _person(self, public: str | None) -> str:
        return self.one.people.name(public) if public else "Not known from this"

    def _moved(self, moved: Moved) -> Change:
        return Change(
            capital(asks_for(moved.after)),
            _owed(moved.before, self.before),
            _owed(moved.after, self.after),
            cited([moved.after.cites], self.one.run.procedure),
        )

    def _duty(self, duty: OwedDuty, around: Around, when: str) -> Change:
        said = _owed(duty, around)
        now, then = (said, "Not asked for") if when == "now" else ("Not asked for", said)
        return Change(capital(asks_for(duty)), now, then, cited([duty.cites], self.one.run.procedure))


def _around(one: Changing, situation: Situation) -> Around:
    return Around(
        pack=one.run.pack,
        procedure=one.run.procedure,
        situation=situation,
        colleagues=one.people,
        me=one.me,
        teams=one.teams,
    )


def _owed(duty: OwedDuty, around: Around) -> str:
    assert around.situation is not None
    moment = around.situation.moment
    when = was_due(duty.due, moment) if duty.due < moment else by_when(duty.due, moment)
    return f"{capital(together(around.owes(duty)) or 'somebody')}, {when}"


def _services(names: tuple[str, ...]) -> str:
    return capital(and_list(names)) or "Nobody, from this"


def _step(step: StepChange) -> str:
    return capital(step.step)


def _ended(ending: Ending | None) -> str:
    if ending is None:
        return "Goes on"
    if ending.result:
        return f"Ended: {ending.result}"
    begins = f", and {ending.begins} began" if ending.begins else ""
    return f"Ended, with {ending.service}{begins}" if ending.service else f"Ended{begins}"


def _stays(one: Changing, foreseen: Foreseen) -> Iterator[str]:
    found, after = foreseen.difference, foreseen.after
    if found.nothing:
        yield "No duty, date, holder or lead changes." if one.run.child else "No duty or date changes."
    if set(found.holders_before) == set(found.holders_after) and after.holders:
        verb = "holds" if len(found.holders_after) == 1 else "hold"
        yield f"{_services(found.holders_after)} {verb} {one.called}, as before."
    if found.lead_before == found.lead_after and after.lead:
        yield f"{one.people.name(after.lead)} leads, as before."
    yield "The old words stay, marked, with your reason beside them."


def _sent(one: Changing, foreseen: Foreseen) -> Iterator[str]:
    """Of those told before, and of those who are told only now."""
    around = _around(one, foreseen.after)
    found = foreseen.difference
    for role in dict.fromkeys(telling.role for telling in found.told):
        yield f"{capital(around.party(role).says)} was told of it, and is told of this."
    for sending in found.sent:
        yield f"{capital(sending.paper)} went to {sending.service}, who is told of this."
    for telling in found.to_tell:
        yield f"{capital(around.party(telling.role).says)} is told ({telling.norm.cites.words})."
    for new in found.to_send:
        yield f"{capital(new.paper)} goes to {new.service} ({new.norm.cites.words})."


def _warnings(one: Changing, foreseen: Foreseen, is_strike: bool) -> Iterator[str]:
    found, run = foreseen.difference, one.run
    begun = found.ended_before.begins if found.ended_before else None
    still = found.ended_after.begins if found.ended_after else None
    if begun and begun != still:
        title = run.pack.procedures[begun].title
        yield f"What it ended began another: {title}. That one goes on, until a manager ends it as begun in error."
    others = [told for told in run.told if told.counts and told.number != one.number]
    if is_strike and not others and not foreseen.after.ended:
        yield (
            f"Nothing else was recorded in “{run.procedure.title}”. It stays open, with what it asks for from its start, "
            "until a manager ends it as begun in error."
        )
