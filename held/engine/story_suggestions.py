"""What an author may want to hold a line of a story to: what came of it, as sentences that may stand under `then:`."""

from collections.abc import Iterator
from dataclasses import dataclass

from held.engine.comparing import Difference, difference
from held.engine.situation import OwedDuty, Situation
from held.engine.standing import standing
from held.engine.story_expectations import by_when, unkept
from held.engine.story_lines import WhatFollowed
from held.engine.story_runner import Runner
from held.engine.story_ways import looking_ahead
from held.language.norms import InnerDuty
from held.language.pack import Pack
from held.language.story import (
    BeginsProcedure,
    ChronologyKind,
    EndedAs,
    EndedWith,
    Expectation,
    Expected,
    HeldBy,
    LedBy,
    OfStep,
    Owed,
    Sent,
    Story,
    ToldRole,
    Warned,
)

Said = Iterator[tuple[Expectation, str]]


@dataclass(frozen=True)
class Suggested:
    """`sentences` are so after the line, each. `kept`: clauses that they and what is owed rest on; `broken`: those that the
    line was refused for, or that went late with it."""

    sentences: tuple[Expected, ...]
    kept: tuple[str, ...]
    broken: tuple[str, ...]


def suggestions(pack: Pack, story: Story) -> tuple[Suggested, ...]:
    """For each line of a story, what it changed. A line that is refused changes nothing, and its refusal says it all."""
    runner = Runner(pack, story)
    found: list[Suggested] = []
    for tell in story.tells:
        last = runner.last
        before = standing(runner.state, last.recorded) if runner.state and last else None
        runner.act(tell)
        found.append(_suggested(pack, before, runner.followed()))
    return tuple(found)


def _suggested(pack: Pack, before: Situation | None, followed: WhatFollowed) -> Suggested:
    after = followed.situation
    changed = difference(before, after) if before else None
    said = {words: what for what, words in _sentences(changed, followed, pack)}
    late = [clause for duty in followed.clock for clause in duty.cites.clauses]
    refused = [clause for reason in followed.refused for clause in reason.cites.clauses]
    owed = changed.added if changed else () if followed.refused else (*after.duties, *after.inner_owed)
    kept = [clause for duty in owed for clause in duty.cites.clauses]
    kept += [clause for telling in followed.told for clause in telling.norm.cites.clauses]
    kept += [clause for sending in followed.sent for clause in sending.norm.cites.clauses]
    return Suggested(
        tuple(
            Expected(what, words, 0) for words, what in said.items() if unkept(what, followed, pack) is None
        ),
        tuple(dict.fromkeys(kept)),
        tuple(dict.fromkeys((*refused, *late))),
    )


def _sentences(changed: Difference | None, followed: WhatFollowed, pack: Pack) -> Said:
    after = followed.situation
    if changed is None and followed.refused:
        return
    for duty in followed.clock:
        yield OfStep("late", duty.step, _inner(duty)), f"late: {_named(duty)}"
    yield from _of_duties(changed, after)
    yield from _of_steps(changed, after)
    stopped = {(step.run, step.step) for step in after.steps if step.state == "stopped"}
    for duty in changed.added if changed else after.duties:
        if (duty.run, duty.step) in stopped:
            yield from looking_ahead(followed, pack, duty)
    if changed is None or changed.holders_before != changed.holders_after:
        services = [holder.service for holder in after.holders]
        if services:  # a round holds no child
            yield HeldBy(frozenset(services)), f"held by: {', '.join(services)}"
    if after.lead and (changed is None or changed.lead_before != changed.lead_after):
        yield LedBy(after.lead), f"lead: {after.lead}"
    for sending in followed.sent:
        yield Sent(sending.paper, sending.service), f"sent: {sending.paper} to {sending.service}"
    for telling in followed.told:
        yield ToldRole(telling.role), f"told: {telling.role}"
    if followed.recorded_as:
        yield ChronologyKind(followed.recorded_as), f"recorded as: {followed.recorded_as}"
    for reason in followed.warnings:
        yield Warned(reason.cites.words), f"warned: {reason.cites.words}"
    yield from _of_ends(changed, after)


def _of_duties(changed: Difference | None, after: Situation) -> Said:
    owed = (
        (*after.duties, *after.inner_owed)
        if changed is None
        else (*changed.added, *(moved.after for moved in changed.moved))
    )
    for duty in owed:
        by = f", by {duty.role}" if duty.role else ""
        what = Owed(duty.step, duty.role, duty.due, _inner(duty), duty.force, duty.time_is_ours)
        yield what, f"{'owed' if duty.force == 'must' else 'should'}: {_named(duty)}{by}, {by_when(duty)}"
    for duty in changed.gone if changed else ():
        yield OfStep("not owed", duty.step, _inner(duty)), f"not owed: {_named(duty)}"


def _of_steps(changed: Difference | None, after: Situation) -> Said:
    opened = (
        [step.step for step in after.steps if step.state == "open"]
        if changed is None
        else [step.step for step in changed.opened]
    )
    for step in opened:
        yield OfStep("open", step), f"open: {step}"
    for closed in changed.closed if changed else ():
        yield OfStep("not open", closed.step), f"not open: {closed.step}"


def _of_ends(changed: Difference | None, after: Situation) -> Said:
    for run in after.inner:
        if run.result:
            yield EndedAs(run.result), f"ended as: {run.result}"
    if after.ended and (changed is None or changed.ended_before is None):
        for holder in after.holders:
            yield EndedWith(holder.service), f"ended: {holder.service}"
        if after.ended.result:
            yield EndedAs(after.ended.result), f"ended as: {after.ended.result}"
        if after.ended.begins:
            yield BeginsProcedure(after.ended.begins), f"begins: {after.ended.begins}"


def _inner(duty: OwedDuty) -> bool:
    return isinstance(duty.norm, InnerDuty)


def _named(duty: OwedDuty) -> str:
    return f"begin {duty.step}" if _inner(duty) else duty.step
