"""The answers of a step that is tried: those that the procedure looks at are asked, all others are only given or left out.

Nobody types a text here, so that nothing about a real child can come into an invented one's story.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from held.engine.looked_at import looked_at
from held.language.pack import Pack, Procedure
from held.language.steps import Ask, AskKind, Step
from held.language.story import Answer
from held.pages.components.fields import Field, Option
from held.pages.transitions.clauses import may_have_to_include
from held.pages.transitions.words import Words
from held.pages.trying.carried import FIRST_YEAR, LAST_YEAR, is_likely
from held.pages.trying.whoever import another
from held.pages.wording.dates import LONDON, day_of, full_date, full_time
from held.pages.wording.phrases import capital, curly
from held.pages.wording.typed import NotRead
from held.pages.wording.typed_dates import typed_date
from held.pages.wording.typed_times import typed_time

GIVEN, OPENED = "given", "opened"
LEFT_OUT = "Left out"
INVENTED = "Words that somebody typed."
NAMED = (AskKind.WORKER, AskKind.TEAM)
DATES = (AskKind.DATE, AskKind.DATE_AND_TIME)


def _is_asked(procedure: Procedure, ask: Ask) -> bool:
    return ask.kind in NAMED or ask.name in looked_at(procedure)


def answer_fields(
    pack: Pack, procedure: Procedure, step: Step, words: Words, errors: Mapping[str, str], now: datetime
) -> Iterator[Field]:
    """First what matters, then one list of all the rest."""
    demanded = may_have_to_include(procedure, step.name)
    rest: list[tuple[int, Ask]] = []
    for place, ask in enumerate(step.asks):
        if not _is_asked(procedure, ask):
            rest.append((place, ask))
            continue
        needed = demanded.get(ask.name)
        yield _field(pack, ask, f"ask-{place}", words, errors, now, needed.cites.words if needed else "")
    if rest:
        given = words.many(GIVEN) if words.one(OPENED) else tuple(str(place) for place, _ in rest)
        yield Field(
            id=GIVEN,
            kind="several",
            label="What else is answered?",
            hint="No rule looks at what these say. Untick one to see what follows when it is left out.",
            options=tuple(
                Option(
                    f"{GIVEN}-{number}" if number else GIVEN,
                    str(place),
                    capital(curly(ask.name)),
                    str(place) in given,
                    f"Has to be answered: {demanded[ask.name].cites.words}" if ask.name in demanded else "",
                )
                for number, (place, ask) in enumerate(rest)
            ),
        )


def _field(
    pack: Pack, ask: Ask, field_id: str, words: Words, errors: Mapping[str, str], now: datetime, needed: str
) -> Field:
    label = capital(curly(ask.name))
    if ask.kind in DATES:
        shown = full_date(now) if ask.kind is AskKind.DATE else full_time(now)
        hint = f"Like {shown}. Leave it empty to leave it out."
        typed, error = words.one(field_id), errors.get(field_id, "")
        return Field(
            id=field_id, kind="date", label=label, hint=hint, typed=typed, error=error, needed=needed
        )
    values = [*_values(pack, ask), ("", LEFT_OUT)]
    first = values[0][0] if ask.kind in NAMED else ""
    chosen = words.many(field_id) if words.one(OPENED) else (first,)
    several = ask.kind is AskKind.SEVERAL_OF
    return Field(
        id=field_id,
        kind="several" if several else "one",
        label=label,
        options=tuple(
            Option(f"{field_id}-{number}" if number else field_id, value, shown, value in chosen)
            for number, (value, shown) in enumerate(values[:-1] if several else values)
        ),
        needed=needed,
    )


def _values(pack: Pack, ask: Ask) -> list[tuple[str, str]]:
    """Each answer that can be chosen, and how it is shown."""
    match ask.kind:
        case AskKind.LEVEL:
            return [(str(level.number), f"{level.number}: {level.name}") for level in pack.levels]
        case AskKind.WORKER:
            role = ask.role or ""
            return [(role, f"The {role}"), (another(role), capital(another(role)))]
        case AskKind.TEAM:
            return [
                (team, capital(team))
                for team in (f"a team of {ask.service}", f"another team of {ask.service}")
            ]
        case _:
            return [(value, capital(curly(value))) for value in ask.values]


def read_answers(
    pack: Pack, procedure: Procedure, step: Step, words: Words, errors: dict[str, str], now: datetime
) -> dict[str, Answer]:
    """As the line of a story has them. What is wrong with a typed date goes into `errors`."""
    found: dict[str, Answer] = {}
    for place, ask in enumerate(step.asks):
        if not _is_asked(procedure, ask):
            if str(place) in words.many(GIVEN):
                found[ask.name] = _made_up(pack, ask, now)
            continue
        field_id = f"ask-{place}"
        if ask.kind in DATES:
            if words.one(field_id):
                found[ask.name] = _typed(ask, field_id, words, errors, now)
            continue
        values = {value for value, _ in _values(pack, ask)}
        chosen = tuple(value for value in words.many(field_id) if value in values)
        if chosen:
            found[ask.name] = chosen if ask.kind is AskKind.SEVERAL_OF else chosen[0]
    return found


def _made_up(pack: Pack, ask: Ask, now: datetime) -> Answer:
    """What an invented somebody says, where no rule looks at it."""
    match ask.kind:
        case AskKind.TEXT | AskKind.LONG_TEXT:
            return INVENTED
        case AskKind.PEOPLE:
            return ("Somebody who was there",)
        case AskKind.DATE:
            return day_of(now).isoformat()
        case AskKind.DATE_AND_TIME:
            return now.astimezone(LONDON).strftime("%Y-%m-%d %H:%M")
        case AskKind.LEVEL:
            return str(pack.levels[0].number) if pack.levels else ""
        case AskKind.SEVERAL_OF:
            return ask.values[:1]
        case _:
            return ask.values[0]


def _typed(ask: Ask, field_id: str, words: Words, errors: dict[str, str], now: datetime) -> str:
    text = words.one(field_id)
    told: date | datetime | NotRead = (
        typed_date(text, today=day_of(now), looks="ahead")
        if ask.kind is AskKind.DATE
        else typed_time(text, now=now, looks="ahead")
    )
    if isinstance(told, NotRead):
        errors[field_id] = told.says
        return ""
    moment = told if isinstance(told, datetime) else datetime(told.year, told.month, told.day, tzinfo=LONDON)
    if not is_likely(moment):
        errors[field_id] = f"Type a day between {FIRST_YEAR} and {LAST_YEAR}."
    return moment.astimezone(LONDON).strftime("%Y-%m-%d" if ask.kind is AskKind.DATE else "%Y-%m-%d %H:%M")
