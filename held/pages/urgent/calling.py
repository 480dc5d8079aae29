"""Recording the call: as the step the procedure has for it where that can be taken, else on the child's record alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser

from held.engine.history import Answer
from held.language.pack import Pack
from held.language.steps import Ask, AskKind
from held.pages.transitions.words import Words
from held.pages.urgent import field_names
from held.pages.wording.typed import NotRead
from held.pages.wording.typed_past import typed_past
from held.record.actions.care.urgent_call import record_urgent_call
from held.record.actions.transitions.take_step import take_step
from held.record.reading.transitions.answers import Recorded
from held.record.reading.transitions.asked import ChildsPart, StepAsked


@dataclass(frozen=True)
class Call:
    """What was typed, read as far as it could be. `not_read`: a time that could not be, as it was typed."""

    outcome: str | None
    answers: dict[str, Answer]
    happened: datetime
    not_read: str = ""


@dataclass(frozen=True)
class Called:
    """The children on whose transition it stands, with the key of that page, and those on whose record alone."""

    in_transition: tuple[str, ...]
    on_record_alone: tuple[str, ...]


def read_call(words: Words, pack: Pack | None, moment: datetime) -> Call:
    """Nothing that is missing, and no time that can't be read, keeps the call from being recorded."""
    step = pack.procedures[pack.urgent[0]].steps[pack.urgent[1]] if pack else None
    typed = words.one(field_names.HAPPENED)
    read = typed_past(typed, now=moment) if typed else moment
    outcome = words.one(field_names.OUTCOME)
    answers: dict[str, Answer] = {}
    for ask in step.asks if step else ():
        answer = _answer(ask, words)
        if answer:
            answers[ask.name] = answer
    if step is None and words.one(field_names.SAID):
        answers["what was said"] = words.one(field_names.SAID)
    return Call(
        outcome=outcome if step and outcome in step.outcomes else None,
        answers=answers,
        happened=moment if isinstance(read, NotRead) else read,
        not_read=typed if isinstance(read, NotRead) else "",
    )


def _answer(ask: Ask, words: Words) -> Answer:
    name = field_names.of_ask(ask)
    match ask.kind:
        case AskKind.SEVERAL_OF:
            return tuple(value for value in words.many(name) if value in ask.values)
        case AskKind.PEOPLE:
            return tuple(line.strip() for line in words.one(name).splitlines() if line.strip())
        case AskKind.ONE_OF:
            return words.one(name) if words.one(name) in ask.values else ""
        case AskKind.YES_OR_NO:
            return words.one(name) if words.one(name) in ("yes", "no") else ""
        case AskKind.TEXT | AskKind.LONG_TEXT:
            return words.one(name)
        case _:
            return ""


def record_call(
    *,
    by: AbstractBaseUser,
    call: Call,
    pack: Pack | None,
    may_be_taken: Sequence[str],
    others: Sequence[str],
    key: str,
) -> Called:
    """`may_be_taken`: the children for whom the procedure's own step seems open. Where it turns out not to be, and for
    `others`, the call stands on the child's record."""
    taken: tuple[str, ...] = ()
    if pack and may_be_taken:
        procedure, step = pack.urgent
        asked = StepAsked(
            procedure=procedure,
            step=step,
            happened=call.happened,
            parts=tuple(
                ChildsPart(child=child, outcome=call.outcome, answers=call.answers) for child in may_be_taken
            ),
        )
        try:
            answer = take_step(by=by, asked=asked, key=key)
        except (LookupError, ValueError):
            answer = None  # the procedure has changed under the page: the call is kept all the same
        if isinstance(answer, Recorded):
            taken = tuple(one.child for one in answer.each)
    alone = tuple(child for child in (*may_be_taken, *others) if child not in taken)
    if alone:
        record_urgent_call(
            by=by,
            children=alone,
            words={"outcome": call.outcome, "answers": _kept(call)},
            happened=call.happened,
            key=f"{key}-alone",
        )
    return Called(taken, alone)


def _kept(call: Call) -> dict[str, object]:
    return {
        name: list(answer) if isinstance(answer, tuple) else answer for name, answer in call.answers.items()
    }
