"""One sentence under `then:` of a story, held against what followed. None where it is so, else what is so instead."""

from datetime import datetime

from held.engine.calendar import LONDON
from held.engine.situation import OwedDuty, StepStanding
from held.engine.story_lines import WhatFollowed, minute
from held.engine.story_ways import not_forewarned_so, not_waiting_so
from held.language.norms import Duty, InnerDuty, Returning
from held.language.pack import Pack
from held.language.story import (
    BeginsProcedure,
    ChronologyKind,
    EndedAs,
    EndedWith,
    Expectation,
    Forewarns,
    GoesToTeam,
    HeldBy,
    Invited,
    LedBy,
    NotEnded,
    OfStep,
    Owed,
    Sent,
    ToldRole,
    Waits,
    Warned,
)


def unkept(what: Expectation, followed: WhatFollowed, pack: Pack) -> str | None:
    """What is so instead of what the sentence says."""
    situation = followed.situation
    match what:
        case Owed():
            return _not_owed_so(what, followed, pack)
        case OfStep():
            return _not_standing_so(what, followed)
        case HeldBy(services):
            held = {holder.service for holder in situation.holders}
            return None if held == services else f"it is held by {_all(held)}"
        case GoesToTeam(service, team):
            goes = situation.arrival
            if goes and goes.service == service and team in (None, goes.team):
                return None
            there = ", ".join(filter(None, (goes.service, goes.team))) if goes else "nowhere in particular"
            return f"it goes to {there}"
        case LedBy(person):
            return None if situation.lead == person else f"the lead is {situation.lead or 'nobody'}"
        case Sent(paper, service):
            sent = [f"{each.paper} to {each.service}" for each in followed.sent]
            return None if f"{paper} to {service}" in sent else f"what was sent: {_all(sent)}"
        case ToldRole(role):
            told = [each.role for each in followed.told]
            return None if role in told else f"who was told: {_all(told)}"
        case EndedWith(service):
            ended = situation.ended
            if ended is None:
                return "it has not ended"
            left = {holder.service for holder in situation.holders}
            return None if left == {service} else f"it ended and left the child with {_all(left)}"
        case BeginsProcedure(procedure):
            begun = situation.ended.begins if situation.ended else None
            return None if begun == procedure else f"it begins {begun or 'nothing'}"
        case EndedAs(result):
            results = [run.result for run in situation.inner if run.result]
            if situation.ended and situation.ended.result:
                results.append(situation.ended.result)
            return None if result in results[-1:] else f"how it ended: {_all(results)}"
        case NotEnded():
            return "it has ended" if situation.ended else None
        case Warned(cites):
            warned = [reason.cites.words for reason in followed.warnings]
            return None if cites in warned else f"what warned: {_all(warned)}"
        case ChronologyKind(kind):
            said = followed.recorded_as
            return None if said == kind else f"it is recorded as {said or 'nothing of its own'}"
        case Forewarns():
            return not_forewarned_so(what, followed)
        case Invited():
            return _not_invited_so(what, followed)
        case Waits():
            return not_waiting_so(what, followed, pack)


def _not_invited_so(what: Invited, followed: WhatFollowed) -> str | None:
    found = [minute(one.at) for one in followed.appointments if one.step == what.step]
    wanted = [minute(what.at.replace(tzinfo=LONDON))] if what.at else []
    return (
        None
        if found == wanted
        else f"people are invited to it at {_all(found)}"
        if found
        else "nobody is invited to it"
    )


def _all(words: object) -> str:
    assert isinstance(words, list | set)
    return ", ".join(sorted(words)) or "nobody and nothing"


def _duties(followed: WhatFollowed, step: str, to_begin: bool) -> list[OwedDuty]:
    situation = followed.situation
    duties = situation.inner_owed if to_begin else situation.duties
    return [duty for duty in duties if duty.step == step]


def _not_owed_so(what: Owed, followed: WhatFollowed, pack: Pack) -> str | None:
    duties = _duties(followed, what.step, what.to_begin)
    if not duties:
        return "it is not owed"
    if not any(duty.force == what.force for duty in duties):
        return f"it is a “{duties[0].force}”, and not a “{what.force}”"
    for duty in (each for each in duties if each.force == what.force):
        by = what.by is None or what.by in _owners(duty, pack)
        until = what.until is None or _until_then(duty, what.until, what.look_again)
        if by and until:
            return None
    said = [f"by {duty.role or 'anyone'} {by_when(duty)}" for duty in duties]
    return f"it is owed {' and '.join(said)}"


def by_when(duty: OwedDuty) -> str:
    """ "until 2026-03-05 14:00", or "look again 2026-03-09 23:59" where its sentence gives no time."""
    return f"{'look again' if duty.time_is_ours else 'until'} {minute(duty.due)}"


def _until_then(duty: OwedDuty, until: datetime, look_again: bool) -> bool:
    return minute(duty.due) == minute(until.replace(tzinfo=LONDON)) and duty.time_is_ours == look_again


def _owners(duty: OwedDuty, pack: Pack) -> tuple[str, ...]:
    norm = duty.norm
    if isinstance(norm, InnerDuty):
        return (norm.role,) if norm.role else ()
    assert isinstance(norm, Duty | Returning)
    if norm.role:
        return (norm.role,)
    steps = [
        procedure.steps[norm.step] for procedure in pack.procedures.values() if norm.step in procedure.steps
    ]
    return tuple(role for step in steps for role in step.roles)


def _not_standing_so(what: OfStep, followed: WhatFollowed) -> str | None:
    duties = _duties(followed, what.step, what.to_begin)
    if what.kind == "not owed":
        return f"it is owed until {minute(duties[0].due)}" if duties else None
    if what.kind == "late":
        if any(duty.late for duty in duties):
            return None
        return f"it is owed until {minute(duties[0].due)}" if duties else "it is not owed"
    situation = followed.situation
    if what.to_begin:
        is_open, instead = what.step in situation.may_begin, "it may not begin"
    else:
        steps = [step for step in situation.steps if step.step == what.step]
        is_open, instead = any(step.state == "open" for step in steps), _instead(steps)
    if what.kind == "open":
        return None if is_open else instead
    return "it is open" if is_open else None


def _instead(steps: list[StepStanding]) -> str:
    if not steps:
        return "nothing that asks for it is running"
    step = steps[-1]
    return f"it is {step.state}" + "".join(f": {reason.says}" for reason in step.reasons[:1])
