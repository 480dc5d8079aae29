"""Who notices a mutant: a story's own line, the proof, at least a printed set, a random story, or nobody."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property

from held.engine.stories import first_failure, run_story
from held.language.pack import Pack
from held.language.story import Story
from held.proof.proving import look
from tests.mutants.changing import Mutant
from tests.mutants.wandering import walks


class Noticed(StrEnum):
    """The first that notices, asked in this order."""

    STORY = "a story's line"
    PROOF = "the proof"
    PRINTED = "printed sets alone"
    WALK = "a random story alone"
    NOBODY = "nobody: it changes no behaviour that was seen"


class Noticing:
    """One pack with its stories, as they are; then mutant by mutant. What the whole pack says is worked out once."""

    def __init__(self, pack: Pack, stories: Sequence[Story]) -> None:
        self.pack, self.stories = pack, stories
        self._proved: dict[str, frozenset[str]] = {}
        self._walked: dict[str, list[tuple[Story, str]]] = {}

    @cached_property
    def _printed(self) -> dict[str, str]:
        return {story.file: run_story(self.pack, story).printed for story in self.stories}

    def notices(self, mutant: Mutant) -> Noticed:
        """Who notices this mutant first."""
        told = self._told_of(mutant)
        if any(first_failure(mutant.pack, story) for story in told):
            return Noticed.STORY
        name = mutant.procedure
        if name not in self._proved:
            self._proved[name] = _proof(self.pack, name)
        if _proof(mutant.pack, name) - self._proved[name]:
            return Noticed.PROOF
        if any(run_story(mutant.pack, story).printed != self._printed[story.file] for story in told):
            return Noticed.PRINTED
        if any(run_story(mutant.pack, story).printed != printed for story, printed in self._walks(name)):
            return Noticed.WALK
        return Noticed.NOBODY

    def _told_of(self, mutant: Mutant) -> list[Story]:
        """The stories that run through its procedure, those of its clauses first."""
        clauses = set(mutant.norm.cites.clauses)
        told = [s for s in self.stories if mutant.procedure in _through(self.pack, s)]
        return sorted(told, key=lambda story: clauses.isdisjoint((*story.keeps, *story.breaks)))

    def _walks(self, name: str) -> list[tuple[Story, str]]:
        if name not in self._walked:
            walked = walks(self.pack, self.pack.procedures[name])
            self._walked[name] = [(story, run_story(self.pack, story).printed) for story in walked]
        return self._walked[name]


def _through(pack: Pack, story: Story) -> tuple[str, ...]:
    return (story.procedure, *pack.procedures[story.procedure].inside)


def _proof(pack: Pack, name: str) -> frozenset[str]:
    """What the proof would tell an author: broken promises, and sentences that never bind or stop, by their words."""
    looked = look(pack, pack.procedures[name])
    never = {f"{each.kind} {each.says}" for each in looked.remarks if each.kind.startswith("never")}
    return frozenset({f"{each.claim} {each.says}" for each in looked.broken} | never)
