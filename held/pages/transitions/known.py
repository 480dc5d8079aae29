"""Told once: what the record knows already of what a step asks, with its origin."""

from dataclasses import dataclass
from datetime import datetime

from held.engine.history import Answer
from held.language.steps import Ask, AskKind, Step
from held.pages.transitions.answers_shown import shown
from held.pages.transitions.opened import FormChild, Opened
from held.pages.wording.dates import full_date
from held.pages.wording.phrases import capital
from held.record.reading.transitions.told import Told

CARRIED = frozenset(
    {AskKind.TEXT, AskKind.LONG_TEXT, AskKind.LEVEL, AskKind.YES_OR_NO, AskKind.ONE_OF, AskKind.SEVERAL_OF}
)


@dataclass(frozen=True)
class Known:
    """An answer given before. `origin` says where: "From “ask for help”, Monday 2 March 2026, Priya Nair"."""

    answer: Answer
    origin: str


@dataclass(frozen=True)
class KnownResult:
    """How a step came out."""

    step: str
    outcome: str
    origin: str


def known_before(child: FormChild, step: Step, ask: Ask) -> Known | None:
    """What the form opens with. A step that decides something is answered anew: it has outcomes, and carries nothing.

    Nor does a step that is taken again and again carry its own last words over as if they were today's.
    """
    if step.outcomes or ask.kind not in CARRIED:
        return None
    for told in reversed(child.told):
        if told.counts and told.step != step.name and told.answers.get(ask.name):
            if ask.values and not set(_values(told.answers[ask.name])) <= set(ask.values):
                continue
            return Known(told.answers[ask.name], f"From “{told.step}”, {_when_and_who(told)}")
    return None


def results_before(child: FormChild) -> tuple[KnownResult, ...]:
    """How the steps of this transition came out so far, the latest of each."""
    if child.course is None:
        return ()
    latest: dict[str, Told] = {
        told.step: told for told in child.course.told if told.counts and told.outcome is not None
    }
    ordered = sorted(latest.values(), key=lambda told: told.number)
    return tuple(
        KnownResult(capital(told.step), capital(told.outcome or ""), _when_and_who(told)) for told in ordered
    )


def judged_before(form: Opened, child: FormChild) -> tuple[KnownResult, ...]:
    """The latest of each closed answer: levels, and what was answered from a list."""
    kinds = {
        ask.name: ask
        for step in form.procedure.steps.values()
        for ask in step.asks
        if ask.kind in {AskKind.LEVEL, AskKind.YES_OR_NO, AskKind.ONE_OF}
    }
    latest: dict[str, tuple[Told, str]] = {}
    for told in child.told:
        for name, answer in told.answers.items():
            if told.counts and name in kinds and answer:
                latest[name] = (told, str(answer))
    return tuple(
        KnownResult(
            capital(name),
            shown(kinds[name], answer, pack=form.pack, colleagues=form.colleagues),
            _when_and_who(told),
        )
        for name, (told, answer) in latest.items()
    )


def _values(answer: Answer) -> tuple[str, ...]:
    return answer if isinstance(answer, tuple) else (answer,)


def _when_and_who(told: Told) -> str:
    happened: datetime = told.happened
    return f"{full_date(happened)}, {told.by_name}"
