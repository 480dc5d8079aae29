"""Who and which team a form lets somebody choose: in a big authority those near the child, and anybody else by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from held.language.pack import Pack
from held.language.steps import Ask, AskKind, Step
from held.pages.components.fields import ByName
from held.pages.transitions import field_names
from held.pages.transitions.words import Words
from held.pages.wording.names import and_list
from held.record.reading.people.colleagues import Colleague, Colleagues
from held.record.reading.people.who_is_read import A_LIST, Choice


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
        tuple(
            Choice(choice.roles, choice.service, words.one(field_names.by_name(field)))
            for field, choice in offers.items()
        ),
        frozenset(value for field, value in chosen.items() if not offers[field].service),
        frozenset(value for field, value in chosen.items() if offers[field].service),
    )


def found(people: Colleagues, choice: Choice, name: str) -> tuple[str, ...]:
    """What the form would say of whomever the name means."""
    if choice.service:
        return people.found_teams(choice.service, name)
    return tuple(one.public for one in people.found(choice.roles, name))


def settled(people: Colleagues, offers: Mapping[str, Choice], words: Words) -> Words:
    """With whoever is meant by a name in place of the name, where that is one; a name goes before what stands in the list."""
    fields = dict(words)
    for field, choice in offers.items():
        name = words.one(field_names.by_name(field))
        if name:
            meant = found(people, choice, name)
            fields[field] = meant if len(meant) == 1 else ()
            fields[field_names.by_name(field)] = () if len(meant) == 1 else (name,)
    return Words(fields)


def not_settled(people: Colleagues, offers: Mapping[str, Choice], words: Words) -> dict[str, str]:
    """Names that mean nobody, or several: a sentence by the field in which that is mended."""
    errors = {}
    for field, choice in offers.items():
        name = words.one(field_names.by_name(field))
        if name:
            many = len(found(people, choice, name))
            in_list = _are_listed(many)
            errors[field if in_list else field_names.by_name(field)] = _says(choice, name, many)
    return errors


def _are_listed(many: int) -> bool:
    """Whether so many whom a name could mean stand in the list, to be chosen from."""
    return 1 < many <= A_LIST


def _says(choice: Choice, name: str, many: int) -> str:
    if _are_listed(many):
        what = "teams" if choice.service else "people"
        return f"{many} {what} match “{name}”. Choose which you mean: they stand in the list now."
    if many:
        more = "Type more of it." if choice.service else "Type more of it, or add the team."
        return f"More than {A_LIST} have a name like “{name}”. {more}"
    nobody = f"No team of {choice.service}" if choice.service else f"No {and_list(choice.roles, 'or')}"
    return (
        f"{nobody} has a name like “{name}”. Check the spelling, or type only a part of it. To choose from the list, empty "
        "this box."
    )


def offered(people: Colleagues, choice: Choice, chosen: Iterable[str], name: str) -> tuple[str, ...]:
    """The values to choose from: who is near, whoever is chosen already, and those whom a name could mean."""
    meant = found(people, choice, name) if name else ()
    also = {*chosen, *(meant if _are_listed(len(meant)) else ())}
    if choice.service:
        near = set(people.offered_teams(choice.service).near)
        return tuple(team for team in people.teams_of(choice.service) if team in near | also)
    ids = {one.public for one in people.offered(choice.roles).near} | also
    return tuple(one.public for one in people.in_roles(choice.roles) if one.public in ids)


def by_name(
    people: Colleagues, choice: Choice, field: str, called: str, name: str, errors: Mapping[str, str]
) -> ByName | None:
    """The line to type a name into; None where everybody is offered. `called`: whom the form is about."""
    every = people.offered_teams(choice.service) if choice.service else people.offered(choice.roles)
    if not every.has_more:
        return None
    field_id = field_names.by_name(field)
    is_listed = bool(name) and _are_listed(len(found(people, choice, name)))
    near = (
        f"Teams that work with {called}, and your own"
        if choice.service
        else f"People who work with {called}, and your own teams"
    )
    asked = [("role", role) for role in choice.roles] + (
        [("service", choice.service)] if choice.service else []
    )
    return ByName(
        id=field_id,
        label=f"Or any other team of {choice.service}: type its name"
        if choice.service
        else f"Or another {and_list(choice.roles, 'or')}: type their name",
        hint="A part of the name is enough."
        if choice.service
        else "A part of the name is enough. Add the team where two share a name.",
        near=f"Whom “{name}” could mean, and who works with {called}" if is_listed else near,
        typed="" if is_listed else name,
        error=errors.get(field_id, ""),
        suggest=f"{reverse('colleague suggestions')}?{urlencode(asked)}",
    )


def in_their_post(person: Colleague, roles: Iterable[str]) -> str:
    """ "Martin Osei, team manager, Northfield team"."""
    wanted = set(roles)
    post = next((post for post in person.posts if post.role in wanted), None)
    return f"{person.name}, {post.role}, {post.team}" if post else person.name
