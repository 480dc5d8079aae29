"""What follows at once from a step: who must do what by when, who holds and who leads, what ends, who is told."""

from collections.abc import Iterator
from dataclasses import dataclass

from held.engine.situation import OwedDuty, Situation, Taken
from held.language.norms import Citation, InnerDuty
from held.pages.components.links import Cited
from held.pages.transitions.cited import cited
from held.pages.transitions.parties import Around, together
from held.pages.wording.deadlines import by_when
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital


@dataclass(frozen=True)
class Line:
    """One thing that follows. `who` is said first and with weight; `cites` where a clause asks for it."""

    who: str
    says: str
    cites: tuple[Cited, ...] = ()

    @property
    def words(self) -> str:
        return f"{self.who} {self.says}".strip()


def what_follows(taken: Taken, around: Around, *, child: str, begins: bool = False) -> tuple[Line, ...]:
    """`around` looks at the situation after the step. `begins`: the step begins the transition, so all of it is new."""
    before, after = taken.before, taken.after
    return (
        *_ended(taken, around, child),
        *_settled(before, after),
        *_owed_anew(before, after, around, begins=begins),
        *_no_longer(before, after, around, begins=begins),
        *_held_and_led(before, after, around, child, begins=begins),
        *_sent(taken, around),
        *_told(taken, around),
    )


def duties_by_step(situation: Situation) -> dict[tuple[str, str], tuple[OwedDuty, ...]]:
    """What is owed, by run and step, soonest first: three sentences on one step are one line with three reasons."""
    found: dict[tuple[str, str], tuple[OwedDuty, ...]] = {}
    for duty in sorted((*situation.duties, *situation.inner_owed), key=lambda duty: duty.due):
        key = (duty.run, duty.step)
        found[key] = (*found.get(key, ()), duty)
    return found


def asks_for(duty: OwedDuty) -> str:
    """ "make the call"; "begin the quarrel" where an inner procedure is owed."""
    return f"begin the {duty.norm.inner}" if isinstance(duty.norm, InnerDuty) else duty.step


def citations(duties: tuple[OwedDuty, ...]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(duty.cites for duty in duties))


def _owed_anew(before: Situation, after: Situation, around: Around, *, begins: bool) -> Iterator[Line]:
    then = set() if begins else {(duty.norm.id, duty.run, duty.because) for duty in _all(before)}
    for duties in duties_by_step(after).values():
        new = tuple(duty for duty in duties if (duty.norm.id, duty.run, duty.because) not in then)
        if not new:
            continue
        duty = new[0]
        who = capital(together(around.owes(duty)) or "somebody")
        must = "must" if any(one.force == "must" for one in new) else "should"
        yield Line(
            who,
            f"{must} {asks_for(duty)}, {by_when(duty.due, after.moment)}",
            cited(citations(new), around.procedure),
        )


def _no_longer(before: Situation, after: Situation, around: Around, *, begins: bool) -> Iterator[Line]:
    """What another route replaced, or what lapsed. What was done by this very step goes without saying."""
    if begins or after.ended:
        return
    states = {(one.run, one.step): one for one in after.steps}
    still = {(duty.run, duty.step) for duty in _all(after)}
    for key, duties in duties_by_step(before).items():
        standing = states.get(key)
        if key in still or standing is None or standing.state == "done":
            continue
        reasons = tuple(reason.cites for reason in standing.reasons) if standing.state == "replaced" else ()
        yield Line(
            "",
            f"No longer asked for: {asks_for(duties[0])}",
            cited(reasons or citations(duties), around.procedure),
        )


def _all(situation: Situation) -> tuple[OwedDuty, ...]:
    return (*situation.duties, *situation.inner_owed)


def services(situation: Situation) -> tuple[str, ...]:
    """Who holds the child; once it has ended, whom it leaves the child with."""
    if situation.ended and situation.ended.service:
        return (situation.ended.service,)
    return tuple(held.service for held in situation.holders)


def hold_together(names: tuple[str, ...], child: str) -> str:
    """ "One service and another both hold Wren"."""
    verb = "both hold" if len(names) == 2 else "hold" if len(names) > 2 else "holds"
    return f"{capital(and_list(names))} {verb} {child}" if names else f"Nobody holds {child}"


def _held_and_led(
    before: Situation, after: Situation, around: Around, child: str, *, begins: bool
) -> Iterator[Line]:
    """What changes is said apart; what stays is said in one sentence, so that nobody wonders."""
    now, then = services(after), services(before)
    lead = around.lead()
    name = capital(around.person(lead).name) if lead else ""
    leads = f"{name} {'lead' if name == 'You' else 'leads'}" if lead else "nobody leads"
    if set(now) - set(then):
        gone = and_list([one for one in then if one not in now])
        yield Line("", f"{hold_together(now, child)} from then on" + (f"; {gone} no longer" if gone else ""))
    elif set(then) - set(now):
        yield Line("", f"Only {and_list(now)} holds {child} from then on")
    if lead and after.lead != before.lead:
        yield Line(name, f"{'lead' if name == 'You' else 'leads'} {child} from then on")
    elif now and set(now) == set(then):
        yield Line("", f"{hold_together(now, child)} and {'you lead' if name == 'You' else leads}, as before")
    elif lead:
        yield Line("", f"{leads}, as before")


def _ended(taken: Taken, around: Around, child: str) -> Iterator[Line]:
    ending = taken.after.ended
    if ending is None or taken.before.ended:
        return
    if ending.begins:
        title = around.pack.procedures[ending.begins].title
        stays = f", and {child} stays with {ending.service} meanwhile" if ending.service else ""
        says = f"This ends, and another procedure begins at once: {title}{stays}"
    else:
        says = f"This ends it, and leaves {child} with {ending.service}" if ending.service else "This ends it"
    yield Line("", says, cited([ending.cites], around.procedure))


def _settled(before: Situation, after: Situation) -> Iterator[Line]:
    then = {run.run for run in before.inner if run.result is not None}
    for run in after.inner:
        if run.result is not None and run.run not in then:
            yield Line("", f"The {run.procedure} ends: {run.result}")
        elif run.result is None and run.run not in {one.run for one in before.inner}:
            yield Line("", f"The {run.procedure} begins")


def _sent(taken: Taken, around: Around) -> Iterator[Line]:
    for sending in taken.sent:
        yield Line(
            "",
            f"{capital(sending.paper)} goes to {sending.service}",
            cited([sending.norm.cites], around.procedure),
        )


def _told(taken: Taken, around: Around) -> Iterator[Line]:
    """Those who are told for the same reason, together."""
    told: dict[Citation, dict[str, None]] = {}
    for telling in taken.told:
        told.setdefault(telling.norm.cites, {})[around.party(telling.role).name] = None
    for cites, names in told.items():
        verb = "is told" if len(names) == 1 and "you" not in names else "are told"
        yield Line(capital(and_list(list(names))), verb, cited([cites], around.procedure))


def in_short(lines: tuple[Line, ...], taken: Taken) -> str:
    """One or two short sentences under an outcome: the end, or what is asked for next, and who holds if that changes."""
    if taken.after.ended:
        return f"{lines[0].says}."
    then = {(duty.norm.id, duty.run, duty.because) for duty in _all(taken.before)}
    new = [
        duties[0]
        for duties in duties_by_step(taken.after).values()
        if any((duty.norm.id, duty.run, duty.because) not in then for duty in duties)
    ]
    said = []
    if len(new) == 1:
        said.append(f"Then: {asks_for(new[0])}, {by_when(new[0].due, taken.after.moment)}.")
    elif new:
        said.append(f"Then: {and_list(list(dict.fromkeys(asks_for(duty) for duty in new)))}.")
    if set(services(taken.after)) != set(services(taken.before)):
        said.extend(f"{line.says}." for line in lines if not line.who and line.says.endswith("from then on"))
    return " ".join(said)
