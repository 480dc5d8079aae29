"""What would let a blocked step go ahead, in words: who does what, why, and what it has to come out as."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from held.engine.forewarning import can_be_timed, timed, why_stuck
from held.engine.history import History
from held.engine.proceeding import Goal, lets_proceed
from held.engine.situation import OwedDuty, Situation
from held.engine.ways import Outlook, WayAct
from held.engine.wording import a_or_an
from held.language.pack import Procedure
from held.pages.components.links import Link, Person
from held.pages.components.ways import Way, WayRow
from held.pages.transitions.addresses import step_address
from held.pages.transitions.cited import cited
from held.pages.transitions.parties import Around, Party
from held.pages.wording.deadlines import by_when, was_due
from held.pages.wording.forewarned import STUCK, forewarned_says
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital

NOTHING = "Nothing that can still be done opens it."
NOT_FOUND = "No short way to it was found."
OR_SET_ASIDE = "Or a manager sets aside what is still owed, with the reason."


def way_to(
    child: str,
    history: History,
    situation: Situation,
    around: Around,
    goal: Goal,
    duty: OwedDuty | None = None,
) -> Way:
    """The shortest lawful way to a step of this child's transition. `child` is the id that stands in addresses; `duty` is
    what is owed on the step, if anything is: then it is said by when the first act has to be done."""
    found = lets_proceed(
        pack=around.pack,
        procedure=around.procedure.name,
        history=history,
        goal=goal,
        moment=situation.moment,
    )

    def address(act: WayAct) -> str:
        return step_address(child, around.procedure.name, act.step, inner=act.inner)

    return way_shown(found, situation, around, address, duty)


def way_shown(
    found: Outlook,
    situation: Situation,
    around: Around,
    address: Callable[[WayAct], str],
    duty: OwedDuty | None = None,
) -> Way:
    """What was found, in words. `address`: where an act is done that the reader may do now."""
    shown = _shown(found, situation, around, address)
    if duty and why_stuck(found, duty) == "a date":
        return replace(shown, says=STUCK["a date"])
    if duty and can_be_timed(found):
        return replace(shown, says=_by_when(found, duty, situation, around))
    return shown


def _by_when(found: Outlook, duty: OwedDuty, situation: Situation, around: Around) -> str:
    """Of a duty that is not late yet."""
    if duty.due < situation.moment:
        return ""
    first = timed(pack=around.pack, procedure=around.procedure, duty=duty, acts=found.acts)[0]
    said = forewarned_says(first.act.step, "", latest=first.latest, meets=first.meets, now=situation.moment)
    return f"{said.removesuffix('.')}."


def _shown(found: Outlook, situation: Situation, around: Around, address: Callable[[WayAct], str]) -> Way:
    match found.found:
        case "way":
            return Way(tuple(_row(act, situation, around, address) for act in found.acts))
        case "for safety":
            step = next(act.step for act in found.acts if act.for_safety)
            return Way(
                says=f"It comes about by “{step}”, which is for a child who may not be safe. Nobody does that so that "
                "this can go ahead."
            )
        case "none":
            return Way(says=NOTHING)
        case _:
            return Way(says=NOT_FOUND)


def _row(act: WayAct, situation: Situation, around: Around, address: Callable[[WayAct], str]) -> WayRow:
    procedure = around.pack.procedures[act.inner] if act.inner else around.procedure
    if act.kind in ("named", "gone", "beside", "over"):
        return WayRow(what=_of_the_record(act), cites=cited([act.cites], around.procedure))
    if act.kind == "late":
        assert act.due
        return WayRow(
            what=f"The day for “{act.step}” passes, and it is not done",
            by_when=f"It is asked for {by_when(act.due, situation.moment)}.",
            cites=cited([act.cites], procedure),
        )
    parties = _who(act, around, procedure)
    words = capital(act.step)
    return WayRow(
        what=Link(words, address(act)) if act.is_open and is_mine(act, around, procedure) else words,
        who=tuple(_people(parties, act, around)),
        only_if=_only_if(act),
        by_when=_owed(act, situation),
        cites=cited([act.cites], procedure),
    )


def _of_the_record(act: WayAct) -> str:
    match act.kind:
        case "named":
            return f"Somebody is named as {act.role}"
        case "gone":
            return f"Nobody is named as {act.role} any more"
        case "beside":
            return f"{capital(a_or_an(act.step))} begins beside it"
        case _:
            return f"The {act.step} that runs beside it comes to its end"


def _owed(act: WayAct, situation: Situation) -> str:
    if act.due is None:
        return ""
    late = act.due < situation.moment
    return (
        f"It {was_due(act.due, situation.moment)}." if late else f"Owed {by_when(act.due, situation.moment)}."
    )


def _only_if(act: WayAct) -> str:
    """A person's judgement is a condition, never what somebody is told to decide."""
    begins = act.kind == "begin" and act.due is None
    reason = "Only if there is reason to begin it." if begins else ""
    wanted = [f"it comes out as {_or(act.outcomes)}"] if act.outcomes else []
    wanted += [f"“{name}” is answered {_or(values)}" for name, values in act.answers]
    if wanted:
        reason = f"{reason} Only if {and_list(wanted)}: whoever does it judges that."
    return reason.strip()


def _or(values: tuple[str, ...]) -> str:
    return and_list([f"“{value}”" for value in values], "or")


def _who(act: WayAct, around: Around, procedure: Procedure) -> tuple[Party, ...]:
    if act.anyone:
        return ()
    return (around.party(act.role),) if act.role else around.takes(procedure.steps[act.step])


def is_mine(act: WayAct, around: Around, procedure: Procedure) -> bool:
    """Whether the reader is whom the record names for it; where it names nobody, whether they act in that role."""
    if act.other_than is not None and act.other_than == around.me:
        return False
    step = procedure.steps[act.step]
    roles = (act.role,) if act.role else step.roles
    if act.anyone or not roles:
        return True
    named = [person for role in roles if (person := around.named(role))]
    if named and not step.between:
        return any(person.public == around.me for person in named)
    mine = any(person.public == around.me for person in named)
    return mine or any(role in around.colleagues.acting for role in roles)


def _people(parties: tuple[Party, ...], act: WayAct, around: Around) -> Iterator[Person]:
    """ "Martin Osei, team manager, can:" and the number; then who is with them."""
    if not parties:
        yield Person("Anyone can.")
    but = f", but not {around.colleagues.name(act.other_than)}" if act.other_than else ""
    for place, party in enumerate(dict.fromkeys(parties)):
        if place:
            yield Person(f"With {party.says}{':' if party.phone else '.'}", "", party.phone)
        elif party.name == "you":
            yield Person("You can.")
        else:
            can = f"{capital(party.says)}{but}, can:" if party.phone else f"{capital(party.says)}{but} can."
            yield Person(can, "", party.phone)
