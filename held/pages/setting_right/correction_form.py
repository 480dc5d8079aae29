"""The form of a step once more, filled in with what was recorded, so that only what is wrong is changed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from held.engine.history import Answer
from held.language.steps import Ask, AskKind, Step
from held.pages.components.fields import Field, Option
from held.pages.setting_right.opened_entry import OpenedEntry
from held.pages.transitions import field_names
from held.pages.transitions.asking import ChildCard, cards, shared
from held.pages.transitions.opened import FormChild, Opened
from held.pages.transitions.reading_words import Wrong, read
from held.pages.transitions.words import Words
from held.pages.wording.dates import full_date, full_time
from held.record.reading.transitions.asked import StepAsked
from held.record.reading.transitions.told import Told


def form_of(one: OpenedEntry, step: Step, told: Told) -> Opened:
    """The step's own form once more, for this child or round alone. Whoever was named beside the one who recorded it is
    asked for again."""
    run, inner = one.run, one.inner
    own_sides = frozenset(side for side in step.between if side not in told.others)
    return Opened(
        moment=one.chain.moment,
        pack=run.pack,
        procedure=run.procedure,
        inner=run.pack.procedures[inner] if inner else None,
        step=step,
        children=(
            FormChild(who=one.who, seen=one.found.last, course=run, situation=None, standing=None, told=()),
        ),
        colleagues=replace(one.people, acting=own_sides),
        me=one.me,
        found=one.chain.identity,
        kept=None,
    )


def recorded_words(form: Opened, told: Told) -> Words:
    """What was recorded, as it would have been typed."""
    child = form.own.public
    fields: dict[str, tuple[str, ...] | str] = {field_names.HAPPENED: full_time(told.happened)}
    if told.outcome is not None:
        fields[field_names.of_outcome(child)] = told.outcome
    for role, person in told.others.items():
        fields[field_names.of_other(role)] = person
    for ask in form.step.asks:
        if told.answers.get(ask.name):
            fields[field_names.of_ask(ask, child)] = _typed(ask, told.answers[ask.name])
    return Words(fields)


def _typed(ask: Ask, answer: Answer) -> tuple[str, ...] | str:
    if isinstance(answer, tuple):
        return "\n".join(answer) if ask.kind is AskKind.PEOPLE else answer
    match ask.kind:
        case AskKind.DATE:
            return full_date(date.fromisoformat(answer))
        case AskKind.DATE_AND_TIME:
            return full_time(datetime.fromisoformat(answer))
        case _:
            return answer


def read_correction(form: Opened, words: Words, told: Told) -> StepAsked | Wrong:
    """A time that was left as it stands keeps its seconds, which nobody types."""
    asked = read(form, words)
    if isinstance(asked, Wrong) or words.one(field_names.HAPPENED) != full_time(told.happened):
        return asked
    return replace(asked, happened=told.happened)


def fields_of(form: Opened, words: Words, errors: Mapping[str, str]) -> tuple[Field, ...]:
    """Every field of the form, in the order of the step's own."""
    card: ChildCard = cards(form, words, errors, {form.own.public: {}})[0]
    outcome = (card.outcome,) if card.outcome else ()
    fields = (*outcome, *card.fields, *shared(form, words, errors))
    return tuple(_with_whoever_left(form, one) for one in fields)


def _with_whoever_left(form: Opened, one: Field) -> Field:
    """Somebody who was named stays a choice, in that role or not, here or gone."""
    if one.kind != "choose" or not one.typed or any(option.value == one.typed for option in one.options):
        return one
    name = form.colleagues.name(one.typed)
    option = Option(one.typed, one.typed, f"{name}, as it was recorded", is_chosen=True)
    return replace(one, options=(*one.options, option))
