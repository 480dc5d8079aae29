"""The lines of a story as happenings: people are called as their roles are, unless the story names them."""

from collections.abc import Mapping

from held.engine.acting import acts_for, own_side
from held.engine.history import Began, BuiltInEnd, KnownChanged, SetAside, StepTaken, Struck, WentLate
from held.engine.situation import OwedDuty
from held.language.pack import Pack, Procedure
from held.language.steps import AskKind, Step
from held.language.story import Tell

FACTS = {
    AskKind.YES_OR_NO,
    AskKind.ONE_OF,
    AskKind.SEVERAL_OF,
    AskKind.LEVEL,
    AskKind.DATE,
    AskKind.DATE_AND_TIME,
}


def beginning(procedure: Procedure, tell: Tell) -> Began:
    """The transition's own beginning. Who tells the first line leads, where that is the lead's role."""
    role = procedure.lead_at_start
    return Began(
        number=1,
        happened=tell.on,
        recorded=tell.recorded,
        by=tell.person,
        procedure=procedure.name,
        lead=tell.person if tell.role == role else role,
        holder=procedure.comes_from,
    )


def inner_beginning(tell: Tell, number: int, run: str, inner: str) -> Began:
    """An inner procedure begins."""
    return Began(
        number=number, happened=tell.on, recorded=tell.recorded, by=tell.person, run=run, procedure=inner
    )


def step_taken(pack: Pack, tell: Tell, number: int, run: str, step: Step, outcome: str | None) -> StepTaken:
    """A step is taken, with the story's answers."""
    asks = {ask.name: ask for ask in step.asks}
    named = _sides(pack, tell, step)
    for name, answer in tell.answers.items():
        ask = asks[name]
        if ask.kind is AskKind.WORKER and ask.role and isinstance(answer, str):
            named[ask.role] = answer
    teams = {asks[name].service or "": str(said) for name, said in tell.answers.items() if asks[name].service}
    return StepTaken(
        number=number,
        happened=tell.on,
        recorded=tell.recorded,
        by=tell.person,
        run=run,
        step=step.name,
        outcome=outcome,
        facts={name: answer for name, answer in tell.answers.items() if asks[name].kind in FACTS},
        named=named | dict(tell.names),
        teams=teams,
        answered=frozenset(tell.answers),
    )


def _sides(pack: Pack, tell: Tell, step: Step) -> dict[str, str]:
    """The other side, called as its role is; and whoever tells it in their own, unless they stand in for somebody."""
    if tell.role is None:
        return {}
    acting = frozenset({tell.role})
    theirs = [side for side in step.between if acts_for(pack, side, acting)]
    named = {side: side for side in step.between if theirs and side != theirs[0]}
    own = own_side(step, acting, named)
    return {own: tell.person, **named} if own and tell.person else named


def knowns_changed(values: Mapping[str, str], tell: Tell, number: int) -> list[KnownChanged]:
    """What the record now knows."""
    return [
        KnownChanged(
            number=number + place,
            happened=tell.on,
            recorded=tell.recorded,
            by=tell.person,
            known=known,
            value=values[known],
        )
        for place, known in enumerate(sorted(values))
    ]


def struck(tell: Tell, number: int, strikes: int) -> Struck:
    """An earlier happening was wrong."""
    return Struck(number=number, happened=tell.on, recorded=tell.recorded, by=tell.person, strikes=strikes)


def put_aside(tell: Tell, number: int, run: str, norm: str) -> SetAside:
    """One duty is set aside."""
    return SetAside(
        number=number, happened=tell.on, recorded=tell.recorded, by=tell.person, run=run, norm=norm
    )


def ended_anyway(tell: Tell, number: int, why: str) -> BuiltInEnd:
    """It ends for what no procedure says."""
    return BuiltInEnd(number=number, happened=tell.on, recorded=tell.recorded, by=tell.person, why=why)


def clock_says(duty: OwedDuty, tell: Tell, number: int) -> WentLate:
    """A duty passed its due date, and that is when it happened."""
    return WentLate(
        number=number,
        happened=duty.due,
        recorded=tell.recorded,
        by=None,
        run=duty.run,
        norm=duty.norm.id,
        step=duty.step,
    )
