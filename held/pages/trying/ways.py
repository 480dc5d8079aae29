"""What would let a stopped step of a tried story go ahead: the same way as of a child's, each act a line to try."""

from held.engine.proceeding import Goal, outlook
from held.engine.rehearsal import Rehearsed
from held.engine.situation import OwedDuty, StepStanding
from held.engine.ways import WayAct
from held.language.pack import Procedure
from held.language.story import TakeStep
from held.pages.components.ways import Way
from held.pages.transitions.parties import Around
from held.pages.transitions.refusal import OF_WHO_ACTS
from held.pages.transitions.ways import way_shown
from held.pages.trying.opened import Trying
from held.pages.trying.whoever import called
from held.pages.wording.phrases import anchor
from held.record.reading.people.colleagues import Colleague, Colleagues


def way_to_try(trying: Trying, ran: Rehearsed, one: StepStanding, duty: OwedDuty | None) -> Way:
    """Whoever tries it may act as anybody, so every act that may be done now leads to where it is tried."""
    found = outlook(ran.followed.state, Goal(one.run, one.step), ran.situation.moment)
    others = {act.other_than for act in found.acts if act.other_than}
    people = {person: Colleague(person, called(trying.pack, person), "", True) for person in others}
    around = Around(
        pack=trying.pack,
        procedure=trying.procedure,
        situation=ran.situation,
        colleagues=Colleagues(people, frozenset(trying.pack.roles)),
    )

    def address(act: WayAct) -> str:
        inner = trying.pack.procedures[act.inner] if act.inner else None
        return line_address(trying, act.step, inner)

    return way_shown(found, ran.situation, around, address, duty)


def way_of_refused(trying: Trying, ran: Rehearsed) -> Way | None:
    """The same for the step that the last line was refused; None where only who does it, or what they say, is lacking."""
    act = ran.tells[-1].act
    reasons = [reason for reason in ran.followed.refused if reason.kind not in (*OF_WHO_ACTS, "over")]
    if not reasons or not isinstance(act, TakeStep):
        return None
    runs = {run.run for run in ran.situation.inner if run.procedure == act.inner and run.ended is None}
    standing = (one for one in ran.situation.steps if one.step == act.step)
    here = (one for one in standing if (one.run in runs if act.inner else not one.run))
    return next((way_to_try(trying, ran, one, None) for one in here if one.state != "open"), None)


def line_address(trying: Trying, step: str, inner: Procedure | None) -> str:
    """Where a step is tried as the next line."""
    query = {"inner": anchor(inner.name)} if inner else {}
    return trying.address("tried line", do="step", step=anchor(step), **query)
