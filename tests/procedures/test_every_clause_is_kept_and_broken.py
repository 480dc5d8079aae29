"""Every clause that a norm cites has a story that keeps it and a story that breaks it, and the run bears both out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from held.engine.stories import LineRun, StoryRun
from held.language.events import Taking
from held.language.norms import Citation, Norm
from held.language.pack import Pack
from held.language.story import BeginInner, TakeStep
from tests.procedures.coverage import breakable
from tests.procedures.packs import EVERY_PACK, runs, the_pack

NAMES = [f"{pack.parent.name}-{pack.name}" for pack in EVERY_PACK]


def norms_by_clause(path: Path) -> dict[str, list[Norm]]:
    found: dict[str, list[Norm]] = {}
    for procedure in the_pack(path).procedures.values():
        for norm in procedure.norms:
            for clause in norm.cites.clauses:
                found.setdefault(clause, []).append(norm)
    return found


def cited_as_broken(line: LineRun) -> Iterator[Citation]:
    """What a line was refused for, or warned of, and what went late before it."""
    followed = line.followed
    yield from (reason.cites for reason in (*followed.refused, *followed.warnings))
    yield from (duty.cites for duty in followed.clock)


def cited_as_kept(line: LineRun, pack: Pack) -> Iterator[Citation]:
    """What asks, opens, holds, tells or ends after a line not refused, and every norm that the step taken concerns."""
    followed = line.followed
    if followed.refused:
        return
    situation = followed.situation
    yield from (duty.cites for duty in (*situation.duties, *situation.inner_owed))
    for step in situation.steps:
        yield from step.cites
    yield from (holder.norm.cites for holder in situation.holders if holder.norm)
    yield from (each.norm.cites for each in (*followed.told, *followed.sent))
    if situation.ended:
        yield situation.ended.cites
    act = line.tell.act
    if isinstance(act, TakeStep | BeginInner):
        for procedure in pack.procedures.values():
            if act.step in procedure.steps:
                yield from (norm.cites for norm in procedure.norms if concerns(norm, act.step, act.outcome))


def concerns(norm: Norm, step: str, outcome: str | None) -> bool:
    """Whether taking this step is what the norm speaks of: its step, or an event that this is."""
    if step == getattr(norm, "step", None) or step in getattr(norm, "steps", ()):
        return True
    events = [event for key in ("event", "after", "opens") if (event := getattr(norm, key, None))]
    return any(
        isinstance(occurrence, Taking)
        and occurrence.step == step
        and (not occurrence.outcomes or outcome in occurrence.outcomes)
        for event in events
        for occurrence in event.any_of
    )


def clauses(found: Iterator[Citation]) -> set[str]:
    return {clause for cites in found for clause in cites.clauses}


@pytest.mark.parametrize("path", EVERY_PACK, ids=NAMES)
def test_every_clause_has_a_story_that_keeps_it(path: Path) -> None:
    kept = {clause for run in runs(path) for clause in run.story.keeps}
    assert sorted(set(norms_by_clause(path)) - kept) == []


@pytest.mark.parametrize("path", EVERY_PACK, ids=NAMES)
def test_every_clause_has_a_story_that_breaks_it(path: Path) -> None:
    asked = {clause for clause, norms in norms_by_clause(path).items() if breakable(norms)}
    broken = {clause for run in runs(path) for clause in run.story.breaks}
    assert sorted(asked - broken) == []


@pytest.mark.parametrize("path", EVERY_PACK, ids=NAMES)
def test_what_nobody_can_break_no_story_claims_to_break(path: Path) -> None:
    by_itself = {clause for clause, norms in norms_by_clause(path).items() if not breakable(norms)}
    claimed = {clause for run in runs(path) for clause in run.story.breaks}
    assert sorted(by_itself & claimed) == []


STORIES = [
    pytest.param(path, run, id=f"{path.parent.name}-{path.name}-{Path(run.story.file).stem}")
    for path in EVERY_PACK
    for run in runs(path)
]


@pytest.mark.parametrize(("path", "run"), STORIES)
def test_a_clause_a_story_breaks_is_refused_or_late_in_it(path: Path, run: StoryRun) -> None:
    seen = {clause for line in run.lines for clause in clauses(cited_as_broken(line))}
    assert sorted(set(run.story.breaks) - seen) == []


@pytest.mark.parametrize(("path", "run"), STORIES)
def test_a_clause_a_story_keeps_is_at_work_in_it(path: Path, run: StoryRun) -> None:
    pack = the_pack(path)
    seen = {clause for line in run.lines for clause in clauses(cited_as_kept(line, pack))}
    assert sorted(set(run.story.keeps) - seen) == []
