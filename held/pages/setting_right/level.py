"""The child's level of need, where setting a step right would change it."""

from collections.abc import Iterator
from datetime import datetime

from held.language.pack import Pack
from held.language.steps import AskKind, Step
from held.pages.identity.identity_bar import level_words
from held.pages.wording.phrases import capital
from held.record.reading.care.levels import levels_of
from held.record.reading.transitions.told import Told


def level_now_and_then(
    child: str, pack: Pack, step: Step | None, now: Told | None, then: Told | None
) -> tuple[str, str] | None:
    """In words, or None where it stays as it is. `now` and `then` are the step as it counts: None where it doesn't."""
    was, will = list(_decided(step, now)), list(_decided(step, then))
    if was == will:
        return None
    levels = levels_of(child)
    after = dict(levels)
    for at, _ in was:
        after.pop(at, None)
    after |= dict(will)
    before_words, after_words = (
        capital(level_words(each[max(each)] if each else None, pack)) for each in (levels, after)
    )
    return (before_words, after_words) if before_words != after_words else None


def _decided(step: Step | None, told: Told | None) -> Iterator[tuple[datetime, int]]:
    """From when, and which level, as its answers say."""
    for ask in step.asks if step and told else ():
        answer = told.answers.get(ask.name) if told else None
        if told and ask.kind is AskKind.LEVEL and isinstance(answer, str) and answer.isdigit():
            yield told.happened, int(answer)
