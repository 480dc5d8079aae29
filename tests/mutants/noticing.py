"""Who notices a mutant: a story's own line, the proof, at least a printed set, a random story, or nobody."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property

from held.engine.stories import first_failure, run_story
from held.language.pack import Pack
from held.language.story import Story
from held.proof.proving import look
from tests.mutants.changing import Mutant
from tests.mutants.wandering import walks

REASON = re.compile(r"^( *)(refused: |warned: |warns: [^:]*: )(.*)( \[[^\[\]]*\])$", re.MULTILINE)
"""A refusal or a warning in a printed set: what it says, and then the clause that says so."""


class Noticed(StrEnum):
    """The first that notices, asked in this order."""

    STORY = "a story's line"
    PROOF = "the proof"
    PRINTED = "printed sets alone"
    WALK = "a random story alone"
    WORDS = "nobody but the words: a refusal or a warning of the same clause says itself otherwise"
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

    @cached_property
    def _so(self) -> dict[str, str]:
        return {file: without_words(printed) for file, printed in self._printed.items()}

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
        printed = {story.file: run_story(mutant.pack, story).printed for story in told}
        if any(without_words(words) != self._so[file] for file, words in printed.items()):
            return Noticed.PRINTED
        walked = [(run_story(mutant.pack, story).printed, before) for story, before in self._walks(name)]
        if any(without_words(words) != without_words(before) for words, before in walked):
            return Noticed.WALK
        if any(words != self._printed[file] for file, words in printed.items()):
            return Noticed.WORDS
        return Noticed.WORDS if any(words != before for words, before in walked) else Noticed.NOBODY

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


def without_words(printed: str) -> str:
    """A printed set in which each refusal and warning is told by its clause alone.

    A refusal quotes the sentence that it comes from: a changed sentence is quoted otherwise, though nothing else is so.
    """
    return REASON.sub(r"\1\2\4", printed)


def _through(pack: Pack, story: Story) -> tuple[str, ...]:
    return (story.procedure, *pack.procedures[story.procedure].inside)


def _proof(pack: Pack, name: str) -> frozenset[str]:
    """What the proof would tell an author: broken promises, and sentences that never bind or stop, by their words."""
    looked = look(pack, pack.procedures[name])
    never = {f"{each.kind} {each.says}" for each in looked.remarks if each.kind.startswith("never")}
    return frozenset({f"{each.claim} {each.says}" for each in looked.broken} | never)
