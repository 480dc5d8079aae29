"""What was typed into a step's form, read: as what somebody says they did, or as what is wrong, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from held.engine.history import Answer
from held.language.steps import Ask, AskKind
from held.pages.choosing.by_name import line_of, not_settled
from held.pages.transitions import field_names
from held.pages.transitions.choices import with_names
from held.pages.transitions.clauses import must_include
from held.pages.transitions.opened import FormChild, Opened
from held.pages.transitions.others import others_to_name, who_could
from held.pages.transitions.words import Words
from held.pages.wording.dates import LONDON
from held.pages.wording.phrases import capital
from held.pages.wording.typed import NotRead
from held.pages.wording.typed_dates import typed_date
from held.pages.wording.typed_numbers import typed_number
from held.pages.wording.typed_past import typed_past
from held.pages.wording.typed_times import typed_time
from held.record.reading.transitions.asked import ChildsPart, StepAsked


@dataclass(frozen=True)
class Wrong:
    """The form can't be recorded as it is: what is wrong, by the id of the field it leads to."""

    errors: Mapping[str, str]


def read(form: Opened, words: Words, reasons: Mapping[str, str] | None = None) -> StepAsked | Wrong:
    """`reasons`: why somebody departs from what the procedure would rather have, by the id of its sentence."""
    words = with_names(form.can_be_named, form.offers, words)
    errors = not_settled(form.can_be_named, form.offers, words.one)
    children = chosen_children(form, words)
    if not children:
        errors[f"{field_names.WHO}-{form.own.public}"] = "Tick who it is about."
    happened = _happened(form, words, errors)
    others = _others(form, words, errors)
    parts = tuple(_part(form, child, children[0], words, errors) for child in children)
    if errors or happened is None:
        return Wrong(errors)
    return StepAsked(
        procedure=form.procedure.name,
        step=form.step.name,
        happened=happened,
        parts=parts,
        inner=form.inner.name if form.inner else "",
        others=others,
        reasons=dict(reasons or {}),
    )


def chosen_children(form: Opened, words: Words) -> tuple[FormChild, ...]:
    """Those ticked; with nobody else to tick, the child the page is about."""
    if len(form.children) == 1:
        return form.children
    ticked = words.many(field_names.WHO)
    return tuple(child for child in form.children if child.public in ticked)


def _happened(form: Opened, words: Words, errors: dict[str, str]) -> datetime | None:
    moment = typed_past(words.one(field_names.HAPPENED), now=form.moment)
    if isinstance(moment, NotRead):
        errors[field_names.HAPPENED] = moment.says
        return None
    return moment


def _others(form: Opened, words: Words, errors: dict[str, str]) -> dict[str, str]:
    named = {}
    for role in others_to_name(form):
        field_id = field_names.of_other(role)
        person = words.one(field_id)
        if person:
            named[role] = person
        is_typed = words.one(line_of(field_id))
        if not is_typed and person not in {one.public for one in who_could(form, role)}:
            errors[field_id] = f"Choose who did it with you, as {role}."
    return named


def _part(
    form: Opened, child: FormChild, first: FormChild, words: Words, errors: dict[str, str]
) -> ChildsPart:
    outcome = words.one(field_names.of_outcome(child.public)) or None
    if form.step.outcomes and outcome not in form.step.outcomes:
        errors[field_names.of_outcome(child.public)] = f"Choose how it came out for {child.called}."
        outcome = None
    answers = {}
    for ask in form.step.asks:
        answer = _answer(form, child, first, ask, words, errors)
        if answer not in ("", ()):
            answers[ask.name] = answer
    for ask_name, norm in must_include(form.runs_in, form.step.name, outcome).items():
        if ask_name not in answers:
            asked = next(ask for ask in form.step.asks if ask.name == ask_name)
            if words.one(line_of(field_names.of_ask(asked, child.public))):
                continue  # a name was typed, and what is wrong with it is said
            errors.setdefault(
                field_names.of_ask(asked, child.public),
                f"Answer “{capital(ask_name)}” for {child.called}: {norm.cites.words} asks for it.",
            )
    seen = words.one(field_names.of_seen(child.public))
    return ChildsPart(
        child=child.public,
        outcome=outcome,
        answers=answers,
        seen=typed_number(seen) if typed_number(seen) is not None else child.seen,
    )


def _answer(
    form: Opened, child: FormChild, first: FormChild, ask: Ask, words: Words, errors: dict[str, str]
) -> Answer:
    source = first if words.one(field_names.of_same(ask, child.public)) else child
    field_id = field_names.of_ask(ask, source.public)
    match ask.kind:
        case AskKind.SEVERAL_OF:
            return tuple(value for value in words.many(field_id) if value in ask.values)
        case AskKind.PEOPLE:
            return tuple(line.strip() for line in words.one(field_id).splitlines() if line.strip())
        case AskKind.DATE | AskKind.DATE_AND_TIME:
            return _typed_moment(form, ask, field_id, words, errors)
        case AskKind.YES_OR_NO:
            return _listed(field_id, words, ("yes", "no"))
        case AskKind.ONE_OF:
            return _listed(field_id, words, ask.values)
        case AskKind.LEVEL:
            return _listed(field_id, words, tuple(str(level.number) for level in form.pack.levels))
        case AskKind.WORKER:
            return _listed(
                field_id, words, tuple(one.public for one in form.can_be_named.in_roles([ask.role or ""]))
            )
        case AskKind.TEAM:
            return _listed(field_id, words, form.can_be_named.teams_of(ask.service or ""))
        case AskKind.TEXT | AskKind.LONG_TEXT:
            return words.one(field_id)


def _listed(field_id: str, words: Words, values: tuple[str, ...]) -> str:
    return words.one(field_id) if words.one(field_id) in values else ""


def _typed_moment(form: Opened, ask: Ask, field_id: str, words: Words, errors: dict[str, str]) -> str:
    """Of the day before and the day after that could be meant, the nearer: what is asked may lie ahead or behind."""
    text = words.one(field_id)
    if not text:
        return ""
    today = form.moment.astimezone(LONDON).date()
    if ask.kind is AskKind.DATE:
        back, ahead = (typed_date(text, today=today, looks=looks) for looks in ("back", "ahead"))
    else:
        back, ahead = (typed_time(text, now=form.moment, looks=looks) for looks in ("back", "ahead"))
    if isinstance(back, NotRead) or isinstance(ahead, NotRead):
        errors[field_id] = (
            back.says if isinstance(back, NotRead) else ahead.says if isinstance(ahead, NotRead) else ""
        )
        return ""
    near: date | datetime = min(back, ahead, key=lambda found: abs(_day(found) - today))
    return near.isoformat()


def _day(found: date | datetime) -> date:
    return found.astimezone(LONDON).date() if isinstance(found, datetime) else found
