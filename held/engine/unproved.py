"""Each sentence dropped in turn: one whose loss no story's hand-written line notices is unproved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from held.engine.stories import first_failure, run_story
from held.language.norms import Norm
from held.language.pack import Pack, Procedure, Rule
from held.language.story import Story


@dataclass(frozen=True)
class Dropped:
    """One sentence, and which story noticed its loss. `noticed_by` is None where no hand-written line did;
    `shows` says whether at least a printed set would change."""

    procedure: str
    norm: Norm
    noticed_by: str | None
    shows: bool


def drop_each(pack: Pack, stories: Sequence[Story]) -> Iterator[Dropped]:
    """Drop every sentence of every procedure that a story runs through. The stories all have to be kept as they are."""
    printed = {story.file: run_story(pack, story).printed for story in stories}
    for procedure in pack.procedures.values():
        told = [story for story in stories if _runs_through(pack, story, procedure)]
        for norm in procedure.norms:
            yield _drop(pack, procedure, norm, told, printed)


def _runs_through(pack: Pack, story: Story, procedure: Procedure) -> bool:
    return procedure.name in (story.procedure, *pack.procedures[story.procedure].inside)


def _drop(
    pack: Pack, procedure: Procedure, norm: Norm, stories: Sequence[Story], printed: dict[str, str]
) -> Dropped:
    shorter = without(pack, procedure, norm)
    clauses = set(norm.cites.clauses)
    likely_first = sorted(stories, key=lambda story: clauses.isdisjoint((*story.keeps, *story.breaks)))
    for story in likely_first:
        if first_failure(shorter, story):
            return Dropped(procedure.name, norm, story.title, shows=True)
    shows = any(run_story(shorter, story).printed != printed[story.file] for story in stories)
    return Dropped(procedure.name, norm, None, shows)


def without(pack: Pack, procedure: Procedure, norm: Norm) -> Pack:
    """The pack with one sentence of one procedure left out. Its hash and text stay: this is only for trying out."""
    rules = tuple(_rule_without(rule, norm) for rule in procedure.rules)
    shorter = replace(procedure, rules=rules)
    return replace(pack, procedures={**pack.procedures, procedure.name: shorter})


def _rule_without(rule: Rule, norm: Norm) -> Rule:
    questions = tuple(
        (question, tuple(each for each in settled if each is not norm))
        for question, settled in rule.questions
    )
    return replace(rule, norms=tuple(each for each in rule.norms if each is not norm), questions=questions)
