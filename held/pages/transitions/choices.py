"""Of whom and of which teams a step's form lets somebody choose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from held.language.pack import Pack
from held.language.steps import Ask, AskKind, Step
from held.pages.choosing.by_name import line_of, settled
from held.pages.transitions import field_names
from held.pages.transitions.words import Words
from held.record.reading.people.colleagues import Colleagues
from held.record.reading.people.who_is_read import Choice


def of_role(pack: Pack, role: str) -> Choice:
    """Whoever is in it, and who may stand in for them."""
    return Choice((role, *(pack.roles[role].deputies if role in pack.roles else ())))


def of_ask(pack: Pack, ask: Ask) -> Choice | None:
    """None for what is not chosen among people or teams."""
    match ask.kind:
        case AskKind.WORKER:
            return Choice((ask.role or "",))
        case AskKind.TEAM:
            service = ask.service or ""
            roles = (role.name for role in pack.roles.values() if role.service == service)
            return Choice(tuple(roles), service)
        case _:
            return None


def choices(pack: Pack, step: Step, children: Iterable[str]) -> dict[str, Choice]:
    """By the field of the step's form, for children with these ids."""
    found = {
        field_names.of_other(role): of_role(pack, role) for role in (*step.between, *step.accompanied_by)
    }
    for child in children:
        asked = ((ask, of_ask(pack, ask)) for ask in step.asks)
        found |= {field_names.of_ask(ask, child): choice for ask, choice in asked if choice}
    return found


@dataclass(frozen=True)
class Typed:
    """What is to be read because a form says so: whom and which teams it names already, and what it offers."""

    choices: tuple[Choice, ...]
    people: frozenset[str]
    teams: frozenset[str]


def typed(offers: Mapping[str, Choice], words: Words) -> Typed:
    chosen = {field: words.one(field) for field in offers if words.one(field)}
    return Typed(
        tuple(replace(choice, typed=words.one(line_of(field))) for field, choice in offers.items()),
        frozenset(value for field, value in chosen.items() if not offers[field].service),
        frozenset(value for field, value in chosen.items() if offers[field].service),
    )


def with_names(people: Colleagues, offers: Mapping[str, Choice], words: Words) -> Words:
    """The form's words with whoever is meant by a name in its place."""
    return words.changed(**settled(people, offers, words.one))
