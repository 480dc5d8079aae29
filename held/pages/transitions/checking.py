"""What a step is about to record, laid out to be checked: the same for all, then each child with what follows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from held.engine.history import Answer
from held.engine.situation import Reason, Taken
from held.language.steps import Ask, AskKind
from held.pages.choosing.by_name import in_their_post
from held.pages.components.links import Cited
from held.pages.transitions import field_names
from held.pages.transitions.addresses import step_address
from held.pages.transitions.answers_shown import shown
from held.pages.transitions.around_form import around_form
from held.pages.transitions.before_its_cause import before_its_cause
from held.pages.transitions.choices import of_role
from held.pages.transitions.cited import cited
from held.pages.transitions.clauses import recorded_as
from held.pages.transitions.following import Line, what_follows
from held.pages.transitions.foreseeing import Foreseen
from held.pages.transitions.left_empty import left_empty
from held.pages.transitions.opened import FormChild, Opened
from held.pages.wording.dates import full_time
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.reading.transitions.asked import ChildsPart, StepAsked

Row = tuple[str, str, str, str]
"""What was asked, the answer, where it is changed, and what would change, for who can't see the row."""


@dataclass(frozen=True)
class CheckedChild:
    """`names` are the other children whom this child's words name."""

    called: str
    title: str
    rows: tuple[Row, ...]
    follows: tuple[Line, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Departure:
    """What the procedure would rather have otherwise. `field` takes the reason, under the sentence's id."""

    norm: str
    field: str
    says: str
    lets_proceed: str
    cites: tuple[Cited, ...]


@dataclass(frozen=True)
class Checked:
    """All that the page shows. `departures` have to be given a reason before anything is recorded.

    `empty` and `too_early` are sentences that warn, and stop nothing.
    """

    shared: tuple[Row, ...]
    children: tuple[CheckedChild, ...]
    departures: tuple[Departure, ...]
    warnings: tuple[Departure, ...]
    kind: str
    kind_cites: tuple[Cited, ...]
    others: tuple[str, ...]
    differ: bool
    empty: tuple[str, ...]
    too_early: tuple[str, ...]


def checked(form: Opened, asked: StepAsked, judged: Sequence[Foreseen]) -> Checked:
    """`judged` none of which is refused for more than a reason that may still be given."""
    by_public = {child.public: child for child in form.children}
    taken = [one.verdict for one in judged if isinstance(one.verdict, Taken)]
    kind = recorded_as(form.runs_in, form.step.name)
    return Checked(
        shared=tuple(_shared(form, asked)),
        children=tuple(
            _child(form, by_public[part.child], part, one)
            for part, one in zip(asked.parts, judged, strict=True)
        ),
        departures=tuple(_departure(form, reason) for reason in departures(judged)),
        warnings=tuple(
            dict.fromkeys(
                _departure(form, reason) for one in taken for reason in one.warnings if not reason.norm
            )
        ),
        kind=kind.kind if kind else "",
        kind_cites=cited([kind.cites], form.runs_in) if kind else (),
        others=tuple(form.colleagues.name(person) for person in asked.others.values()),
        differ=_differ(asked.parts),
        empty=left_empty(form, asked),
        too_early=before_its_cause(form, asked),
    )


def _departure(form: Opened, reason: Reason) -> Departure:
    return Departure(
        reason.norm,
        field_names.of_reason(reason.norm),
        reason.says,
        reason.lets_proceed,
        cited([reason.cites], form.runs_in),
    )


def departures(judged: Sequence[Foreseen]) -> tuple[Reason, ...]:
    """What the procedure would rather have otherwise, and takes a reason for: given already or not."""
    found: dict[str, Reason] = {}
    for one in judged:
        reasons = one.verdict.warnings if isinstance(one.verdict, Taken) else one.verdict.reasons
        found |= {reason.norm: reason for reason in reasons if reason.kind == "if possible"}
    return tuple(found.values())


def _shared(form: Opened, asked: StepAsked) -> Iterator[Row]:
    for role, person in asked.others.items():
        called = in_their_post(form.colleagues.by_id[person], of_role(form.pack, role).roles)
        yield _change(form, f"With you, as {role}", called, field_names.of_other(role))
    answers = asked.parts[0].answers
    for ask in form.together:
        yield _row(form, form.own, ask, answers, "")
    yield _change(form, "Happened", full_time(asked.happened), field_names.HAPPENED)


def _change(form: Opened, what: str, answer: str, field: str, whose: str = "") -> Row:
    address = step_address(form.own.public, **form.place, back="yes")
    return (what, answer, f"{address}#{field}", f"{what}{whose}")


def _row(form: Opened, child: FormChild, ask: Ask, answers: Mapping[str, Answer], whose: str) -> Row:
    said = answers.get(ask.name)
    answer = (
        in_their_post(form.colleagues.by_id[said], [ask.role or ""])
        if ask.kind is AskKind.WORKER and isinstance(said, str) and said
        else shown(ask, said, pack=form.pack, colleagues=form.colleagues)
    )
    return _change(form, capital(ask.name), answer, field_names.of_ask(ask, child.public), whose)


def _child(form: Opened, child: FormChild, part: ChildsPart, judged: Foreseen) -> CheckedChild:
    return CheckedChild(
        called=child.called,
        title=_title(form, child, part),
        rows=tuple(_row(form, child, ask, part.answers, f", for {child.called}") for ask in form.apart),
        follows=_follows(form, child, judged.verdict) if isinstance(judged.verdict, Taken) else (),
        names=tuple(_named_in(form, child, part)),
    )


def _title(form: Opened, child: FormChild, part: ChildsPart) -> str:
    """ "Ada: go on"; in a round the outcome alone, or what it is."""
    if form.is_in_a_round:
        return capital(part.outcome or "what you wrote")
    return f"{child.called}: {part.outcome}" if part.outcome else child.called


def _follows(form: Opened, child: FormChild, taken: Taken) -> tuple[Line, ...]:
    around = around_form(form, child, taken.after)
    return what_follows(taken, around, child=child.called, begins=child.course is None)


def _named_in(form: Opened, child: FormChild, part: ChildsPart) -> Iterator[str]:
    """Whom of the other children this one's own words name: meant, or copied from the wrong card."""
    texts = [str(part.answers.get(ask.name, "")) for ask in form.step.asks if ask.kind is AskKind.LONG_TEXT]
    for other in form.children:
        if other.public != child.public and other.called != child.called:
            word = re.compile(rf"\b{re.escape(other.called)}\b", re.IGNORECASE)
            if any(word.search(text) for text in texts):
                yield other.called


def _differ(parts: Sequence[ChildsPart]) -> bool:
    return len({part.outcome for part in parts}) > 1


def record_button(form: Opened, number: int) -> str:
    """What the button says, in words that name no procedure's own."""
    if number == 1:
        return "Record it"
    names = [child.called for child in form.children]
    return f"Record it for {and_list(names)}" if number == len(names) else f"Record it for {number} children"
