"""What the last line of the story changed: new, gone or moved, each in a sentence with its clause."""

from collections.abc import Iterator

from held.engine.rehearsal import Rehearsed
from held.engine.situation import OwedDuty, Situation
from held.language.norms import Citation
from held.pages.components.steps import StepRow
from held.pages.transitions.cited import cited
from held.pages.transitions.following import asks_for, hold_together, services
from held.pages.trying.opened import Trying
from held.pages.trying.stands import owner_of, procedure_of, when_due
from held.pages.trying.whoever import called
from held.pages.wording.marks import LATE, Mark, Shape
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital, curly

NEW, GONE, MOVED = Mark("New", Shape.OPEN), Mark("Gone", Shape.NOT), Mark("Moved", Shape.TODAY)
SENT, TOLD, ENDED, RECORDED = Mark("Sent"), Mark("Told"), Mark("Ended", Shape.DONE), Mark("Recorded")


def changed(trying: Trying, ran: Rehearsed) -> tuple[StepRow, ...]:
    """Empty where nothing changed, as after a refusal."""
    if ran.followed.refused and ran.before is None:
        return ()
    return (
        *_late(trying, ran),
        *_ends(trying, ran),
        *_duties(trying, ran),
        *_steps(trying, ran),
        *(() if trying.procedure.is_round else _held_and_led(trying, ran)),
        *_went_out(trying, ran),
    )


def _said(mark: Mark, words: str, trying: Trying, cites: tuple[Citation, ...] = ()) -> StepRow:
    return StepRow(mark=mark, what=curly(words), cites=cited(cites, trying.procedure), is_quiet=True)


def _late(trying: Trying, ran: Rehearsed) -> Iterator[StepRow]:
    for duty in ran.followed.clock:
        yield _said(LATE, f"{capital(asks_for(duty))} went late.", trying, (duty.cites,))


def _must(trying: Trying, situation: Situation, duty: OwedDuty) -> str:
    who = capital(owner_of(trying, situation, duty))
    verb = "must" if duty.force == "must" else "should"
    return f"{who} {verb} {asks_for(duty)}, {when_due(situation, duty)}."


def _duties(trying: Trying, ran: Rehearsed) -> Iterator[StepRow]:
    situation, diff = ran.situation, ran.changed
    added = diff.added if diff else (*situation.duties, *situation.inner_owed)
    for duty in added:
        yield _said(NEW, _must(trying, situation, duty), trying, (duty.cites,))
    if diff is None:
        return
    for moved in diff.moved:
        yield _said(MOVED, _must(trying, situation, moved.after), trying, (moved.after.cites,))
    replaced = {(one.run, one.step): one.cites for one in situation.steps if one.state == "replaced"}
    for duty in diff.gone:
        cites = replaced.get((duty.run, duty.step), (duty.cites,))
        yield _said(GONE, f"No longer owed: {asks_for(duty)}.", trying, cites)


def _steps(trying: Trying, ran: Rehearsed) -> Iterator[StepRow]:
    """Of steps that nobody owes: what is owed is said already."""
    diff, situation = ran.changed, ran.situation
    owed = {
        (duty.run, duty.step) for duty in (diff.added if diff else (*situation.duties, *situation.inner_owed))
    }
    gone = {(duty.run, duty.step) for duty in (diff.gone if diff else ())}
    opened = (
        [(one.run, one.step) for one in diff.opened]
        if diff
        else [(one.run, one.step) for one in situation.steps if one.state == "open"]
    )
    cites = {(one.run, one.step): one.cites for one in situation.steps}
    for key in opened:
        if key not in owed:
            yield _said(NEW, f"May be done from now on: {key[1]}.", trying, cites.get(key, ()))
    for closed in diff.closed if diff else ():
        if (closed.run, closed.step) not in gone:
            yield _said(GONE, f"May no longer be done: {closed.step}.", trying)


def _held_and_led(trying: Trying, ran: Rehearsed) -> Iterator[StepRow]:
    situation, diff = ran.situation, ran.changed
    now, then = services(situation), services(ran.before) if ran.before else ()
    if set(now) != set(then):
        gone = and_list([one for one in then if one not in now])
        words = f"{hold_together(now, trying.child)}{f'; {gone} no longer' if gone else ''}."
        cites = tuple(one.norm.cites for one in situation.holders if one.norm and one.service not in then)
        yield _said(MOVED if then else NEW, words, trying, cites)
    if diff is None or diff.lead_before != diff.lead_after:
        lead = capital(called(trying.pack, situation.lead))
        yield _said(NEW if diff is None else MOVED, f"{lead} leads {trying.child}.", trying)


def _ends(trying: Trying, ran: Rehearsed) -> Iterator[StepRow]:
    before, after = ran.before, ran.situation
    then = {one.run: one for one in before.inner} if before else {}
    for one in after.inner:
        title = procedure_of(trying, after, one.run).title
        if one.run not in then:
            yield _said(NEW, f"{title} begins.", trying)
        elif one.ended and not then[one.run].ended:
            yield _said(ENDED, f"{title} ends{f' as “{one.result}”' if one.result else ''}.", trying)
    if after.ended and not (before and before.ended):
        result = f" as “{after.ended.result}”" if after.ended.result else ""
        stays = "" if trying.procedure.is_round else f" {hold_together(services(after), trying.child)}."
        yield _said(ENDED, f"It ends{result}.{stays}", trying, (after.ended.cites,))
        if after.ended.begins:
            title = trying.pack.procedures[after.ended.begins].title
            yield _said(NEW, f"Another procedure begins at once: {title}.", trying, (after.ended.cites,))


def _went_out(trying: Trying, ran: Rehearsed) -> Iterator[StepRow]:
    for sending in ran.followed.sent:
        words = f"{capital(sending.paper)} goes to {sending.service}."
        yield _said(SENT, words, trying, (sending.norm.cites,))
    for telling in ran.followed.told:
        yield _said(TOLD, f"The {telling.role} is told.", trying, (telling.norm.cites,))
    if ran.followed.recorded_as:
        yield _said(RECORDED, f"It stands in the chronology as: {ran.followed.recorded_as}.", trying)
