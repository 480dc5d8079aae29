"""What is so after one line of a story, everything, in words: so that any change of a pack shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from held.engine.appointments import Appointment
from held.engine.calendar import LONDON
from held.engine.situation import OwedDuty, Reason, Sending, Situation, StepStanding, Telling
from held.engine.state import State
from held.language.norms import Citation, InnerDuty
from held.language.story import BeginInner, EndAnyway, KnownTold, Look, PutAside, StoryAct, Strike, TakeStep


@dataclass(frozen=True)
class WhatFollowed:
    """How things stand after a line, and what came of it. `state`: the same, to search on from."""

    situation: Situation
    state: State
    refused: tuple[Reason, ...] = ()
    warnings: tuple[Reason, ...] = ()
    told: tuple[Telling, ...] = ()
    sent: tuple[Sending, ...] = ()
    recorded_as: str | None = None
    clock: tuple[OwedDuty, ...] = field(default=())
    appointments: tuple[Appointment, ...] = field(default=())


def minute(moment: datetime) -> str:
    """ "2026-03-05 14:00", in England."""
    return moment.astimezone(LONDON).strftime("%Y-%m-%d %H:%M")


def the_act(act: StoryAct) -> str:
    """What somebody does in this line, as it stands in the story."""
    match act:
        case TakeStep(step, outcome):
            return step + (f" ({outcome})" if outcome else "")
        case BeginInner(inner, step, outcome):
            return f"begin {inner}: {step}" + (f" ({outcome})" if outcome else "")
        case Look():
            return "look"
        case Strike(line):
            return f"strike line {line}"
        case PutAside(step):
            return f"set aside: {step}"
        case EndAnyway(why):
            return f"end: {why}"
        case KnownTold(values):
            return "known: " + ", ".join(f"{name} is {value}" for name, value in sorted(values.items()))


def everything(followed: WhatFollowed) -> Iterator[str]:
    """Refused, late, told, sent, and then all that is owed, open and stopped, who holds and leads, and the end."""
    situation = followed.situation
    for reason in followed.refused:
        yield f"refused: {reason.says} {reason.lets_proceed} [{reason.cites.words}]"
    for reason in followed.warnings:
        yield f"warned: {reason.says} [{reason.cites.words}]"
    for duty in followed.clock:
        yield f"went late: {_named(duty)} [{duty.cites.words}]"
    if followed.recorded_as:
        yield f"recorded as: {followed.recorded_as}"
    for sending in followed.sent:
        yield f"sent: {sending.paper} to {sending.service} [{sending.norm.cites.words}]"
    for telling in followed.told:
        yield f"told: {telling.role} [{telling.norm.cites.words}]"
    for one in followed.appointments:
        yield f"invited: {one.step}, at {minute(one.at)}: {', '.join(one.invites)}"
    yield from sorted(_owed(duty) for duty in (*situation.duties, *situation.inner_owed))
    for step in situation.steps:
        yield from _step(step)
    for inner in situation.may_begin:
        yield f"may begin: {inner}"
    for run in situation.inner:
        yield f"{run.run}: " + (f"ended as {run.result}" if run.result else "over" if run.ended else "open")
    for holder in situation.holders:
        yield f"held by: {holder.service} [{(holder.norm.cites if holder.norm else Citation()).words}]"
    goes = situation.arrival
    if goes:
        team = f", {goes.team}" if goes.team else ""
        cites = f" [{goes.norm.cites.words}]" if goes.norm else ""
        yield f"goes to: {goes.service}{team}{cites}"
    yield f"lead: {situation.lead or 'nobody'}"
    if situation.ended:
        ended = situation.ended
        begins = f", begins {ended.begins}" if ended.begins else ""
        left = f"ended as: {ended.result}" if ended.result else f"ended: {ended.service or 'as it was'}"
        yield f"{left}{begins} [{ended.cites.words}]"


def _named(duty: OwedDuty) -> str:
    return f"begin {duty.step}" if isinstance(duty.norm, InnerDuty) else duty.step


def _owed(duty: OwedDuty) -> str:
    by = f", by {duty.role}" if duty.role else ""
    force = "" if duty.force == "must" else ", should"
    ours = ", a time of ours" if duty.time_is_ours else ""
    ours += ", by the statutory clock" if duty.by_statute else ""
    late = ", late" if duty.late else ""
    return f"owed: {_named(duty)}{by}, until {minute(duty.due)}{force}{ours}{late} [{duty.cites.words}]"


def _step(step: StepStanding) -> Iterator[str]:
    match step.state:
        case "open":
            safety = ", for safety" if step.for_safety else ""
            yield f"open: {step.step}{safety} [{_cited(step.cites) or 'as a beginning'}]"
        case "stopped":
            yield f"stopped: {step.step} [{_cited(reason.cites for reason in step.reasons)}]"
        case "replaced":
            yield f"replaced: {step.step} [{_cited(step.cites)}]"
        case _:
            pass
    for warning in step.warnings:
        yield f"warns: {step.step}: {warning.says} [{warning.cites.words}]"


def _cited(cites: Iterable[Citation]) -> str:
    return "; ".join(dict.fromkeys(cite.words for cite in cites))
