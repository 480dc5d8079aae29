"""Everything said so far: the words steps were told, newest first, with who and when."""

from dataclasses import dataclass

from held.language.steps import AskKind, Step
from held.pages.components.links import Link
from held.pages.transitions.answers_shown import shown
from held.pages.transitions.setting_right_links import set_right_link
from held.pages.transitions.told_under import step_told
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital
from held.record.reading.people.colleagues import Colleagues
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.course import Course
from held.record.reading.transitions.told import Told

QUOTED = frozenset({AskKind.TEXT, AskKind.LONG_TEXT})


@dataclass(frozen=True)
class Word:
    """One answer. A text is quoted as it was written; the rest is read out."""

    label: str
    says: str
    is_quoted: bool


@dataclass(frozen=True)
class Saying:
    """`set_right` leads to where the entry is set right, for whoever may."""

    number: int
    step: str
    outcome: str
    who: str
    when: str
    counts: bool
    words: tuple[Word, ...]
    reasons: tuple[str, ...]
    set_right: Link | None = None


def sayings(run: Course, colleagues: Colleagues, me: str) -> tuple[Saying, ...]:
    """Every step that was taken, struck ones too. `me`: whoever reads it."""
    found = []
    for told in reversed(run.told):
        step = step_told(told)
        words = words_of(step, told, colleagues) if step else ()
        found.append(
            Saying(
                told.number,
                capital(told.step),
                told.outcome or "",
                told.by_name,
                full_time(told.happened),
                told.counts,
                words,
                tuple(told.reasons.values()),
                set_right_link(run, told, me=me, people=colleagues),
            )
        )
    return tuple(found)


def words_of(step: Step, told: Told, colleagues: Colleagues) -> tuple[Word, ...]:
    """What was answered, in the order it was asked."""
    return tuple(
        Word(
            capital(ask.name),
            shown(ask, told.answers[ask.name], pack=pack_by_hash(told.pack), colleagues=colleagues),
            ask.kind in QUOTED,
        )
        for ask in step.asks
        if told.answers.get(ask.name)
    )
