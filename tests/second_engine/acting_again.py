"""Whether somebody may take a step, judged by the second engine: the reasons against it, in a word each."""

from collections.abc import Iterator

from held.engine.history import History, StepTaken
from held.language.norms import MustInclude, Only, Opening, SomeoneElse, Stop
from held.language.pack import Pack
from tests.second_engine.telling_again import Again, Period, Story, Waiting, heard


def against(
    pack: Pack, procedure: str, history: History, act: StepTaken, acting: frozenset[str]
) -> frozenset[str]:
    """Why this act may not be taken; empty where it may."""
    before = Again(pack, procedure, history)
    story = before.stories[act.run]
    if before.over or story not in before.running():
        return frozenset({"over"})
    if before.safe(story, act.step):
        return frozenset()
    after = Again(pack, procedure, (*history, act))
    found = set(closed(before, story, act.step))
    if not {"replaced", "not open"} & found:
        found |= set(held_up(after, act))
        found |= set(whose(before, story, act, acting))
        found |= set(said(before, story, act))
    if not found and after.nobody_to_lead:
        found.add("nobody to lead")
    return frozenset(found)


def closed(now: Again, story: Story, step: str) -> Iterator[str]:
    """Its gates and stops, another route, and that nothing opens it."""
    for norm in story.of(Only):
        unmet = now.judged(norm.needs, story) != "true" and not now.so(norm.unless, story)
        if norm.step == step and not norm.if_possible and unmet:
            yield f"only {norm.id}"
    during = {each.norm.id for each in now.periods(story)}
    for norm in story.of(Stop):
        meanwhile = norm.id in during or now.so(norm.during, story)
        if step in norm.steps and meanwhile and not now.so(norm.unless, story):
            yield f"stop {norm.id}"
    first = story.began.run not in now.started and step in story.procedure.begins_with
    if now.replaced(story, step):
        yield "replaced"
    elif not first and not list(now.openers(story, step)):
        yield "not open"


def held_up(after: Again, act: StepTaken) -> Iterator[str]:
    """The ending that this act would bring waits for what was owed before it."""
    story = after.stories[act.run]
    if story.ended or not any(number == act.number for _, number in after.waiting_ends(story)):
        return
    for _, duty in after.musts(story):
        assert isinstance(duty, Waiting | Period)
        since = duty.woke[0] if isinstance(duty, Waiting) and duty.woke else getattr(duty, "number", 0)
        if since < act.number:
            yield "owed"


def whose(now: Again, story: Story, act: StepTaken, acting: frozenset[str]) -> Iterator[str]:
    roles = story.procedure.steps[act.step].roles
    allowed: set[str] = set()
    norms = list(now.openers(story, act.step))
    for norm in norms or [None]:
        own = (norm.role,) if isinstance(norm, Opening) and norm.role else roles
        if not own or (isinstance(norm, Opening) and norm.anyone):
            return
        allowed.update(own)
    deputies = {deputy for role in allowed for deputy in now.pack.roles[role].deputies}
    if not acting & (allowed | deputies):
        yield "role"


def said(now: Again, story: Story, act: StepTaken) -> Iterator[str]:
    if story.procedure.steps[act.step].outcomes and act.outcome is None:
        yield "no outcome"
    beat = now._beat(story, ("taken", act.step), act.outcome, act)
    for norm in story.of(MustInclude):
        missing = set(norm.asks) - act.answered - set(act.facts)
        if missing and any(heard(each, beat) for each in norm.event.any_of):
            yield "unanswered"
    for norm in story.of(SomeoneElse):
        other = story.last("taken", norm.other)
        if norm.step == act.step and other and other.by == act.by:
            yield "the same person"
