"""Who and which team a form lets somebody choose: in a big authority those near the child, and anybody else by name."""

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlencode

from django.urls import reverse

from held.pages.components.fields import ByName
from held.pages.wording.names import and_list
from held.record.reading.people.colleagues import Colleague, Colleagues, Post
from held.record.reading.people.who_is_read import A_LIST, Choice

FEW_ROLES = 4
"""More roles than these are not listed to say who may be named."""


def line_of(field: str) -> str:
    """Where somebody types a name that is not among what a field offers."""
    return f"{field}-by-name"


def found(people: Colleagues, choice: Choice, name: str) -> tuple[str, ...]:
    """What the form would say of whomever the name means."""
    if choice.service:
        return people.found_teams(choice.service, name)
    return tuple(dict.fromkeys(value_of(choice, one, post) for one, post in people.found(choice, name)))


def value_of(choice: Choice, one: Colleague, post: Post) -> str:
    """Somebody, or somebody in a role, as a form's answer names them."""
    return f"{one.public}/{post.role}" if choice.in_a_role else one.public


def whose(value: str) -> str:
    """The id in such an answer."""
    return value.partition("/")[0]


Said = Callable[[str], str]
"""What a form says in the field of a name."""


def settled(people: Colleagues, offers: Mapping[str, Choice], said: Said) -> dict[str, str]:
    """The fields that change: whoever is meant by a name stands in place of the name, where that is one; a name goes before
    what stands in the list."""
    fields = {}
    for field, choice in offers.items():
        name = said(line_of(field))
        if name:
            meant = found(people, choice, name)
            fields[field] = meant[0] if len(meant) == 1 else ""
            fields[line_of(field)] = "" if len(meant) == 1 else name
    return fields


def not_settled(people: Colleagues, offers: Mapping[str, Choice], said: Said) -> dict[str, str]:
    """Names that mean nobody, or several: a sentence by the field in which that is mended."""
    errors = {}
    for field, choice in offers.items():
        name = said(line_of(field))
        if name:
            meant = found(people, choice, name)
            in_list = _are_listed(len(meant))
            errors[field if in_list else line_of(field)] = _says(choice, name, meant)
    return errors


def _are_listed(many: int) -> bool:
    """Whether so many whom a name could mean stand in the list, to be chosen from."""
    return 1 < many <= A_LIST


def _says(choice: Choice, name: str, meant: tuple[str, ...]) -> str:
    many = len(meant)
    if _are_listed(many) and len({whose(value) for value in meant}) == 1:
        return f"“{name}” is in {many} roles. Choose in which: they stand first in the list."
    if _are_listed(many):
        what = "teams" if choice.service else "people"
        return f"{many} {what} match “{name}”. Choose which you mean: they stand first in the list."
    if many:
        more = "Type more of it." if choice.service else "Type more of it, or add the team."
        return f"More than {A_LIST} have a name like “{name}”. {more}"
    roles = _few_roles(choice)
    nobody = f"No {roles}" if roles else "Nobody you can choose here"
    if choice.service:
        nobody = f"No team of {choice.service}"
    return (
        f"{nobody} has a name like “{name}”. Check the spelling, or type only a part of it. To choose from the list, empty "
        "this box."
    )


def offered(people: Colleagues, choice: Choice, chosen: Iterable[str], name: str) -> tuple[str, ...]:
    """The ids to choose from, or the names of teams: those whom a typed name could mean first, then who is near and whoever
    is chosen already."""
    meant = found(people, choice, name) if name else ()
    also = {*chosen, *(meant if _are_listed(len(meant)) else ())}
    if choice.service:
        near = set(people.offered_teams(choice.service).near)
        return _first(meant, (team for team in people.teams_of(choice.service) if team in near | also))
    ids = {one.public for one in people.offered(choice).near} | {whose(value) for value in also}
    every = dict.fromkeys(one.public for one, _ in people.of(choice) if one.public in ids)
    return _first([whose(value) for value in meant], every)


def _first(meant: Iterable[str], values: Iterable[str]) -> tuple[str, ...]:
    """Those whom a typed name could mean before those who were in the list."""
    wanted = set(meant)
    return tuple(sorted(values, key=lambda value: value not in wanted))


def by_name(
    people: Colleagues, choice: Choice, field: str, called: str, name: str, errors: Mapping[str, str]
) -> ByName | None:
    """The line to type a name into; None where everybody is offered. `called`: whom the form is about."""
    every = people.offered_teams(choice.service) if choice.service else people.offered(choice)
    if not every.has_more:
        return None
    field_id = line_of(field)
    is_listed = bool(name) and _are_listed(len(found(people, choice, name)))
    near = (
        f"Teams that work with {called}, and your own"
        if choice.service
        else f"People who work with {called}, and your own teams"
    )
    roles = _few_roles(choice)
    asked = [("role", role) for role in choice.roles] + (
        [("service", choice.service)] if choice.service else []
    )
    return ByName(
        id=field_id,
        label=f"Or any other team of {choice.service}: type its name"
        if choice.service
        else f"Or {f'another {roles}' if roles else 'anybody else'}: type their name",
        hint="A part of the name is enough."
        if choice.service
        else "A part of the name is enough. Add the team where two share a name.",
        near=f"Whom “{name}” could mean, and who works with {called}" if is_listed else near,
        typed="" if is_listed else name,
        error=errors.get(field_id, ""),
        suggest=f"{reverse('colleague suggestions')}?{urlencode(asked)}",
    )


def _few_roles(choice: Choice) -> str:
    return and_list(choice.roles, "or") if len(choice.roles) <= FEW_ROLES else ""


def in_their_post(person: Colleague, roles: Iterable[str]) -> str:
    """ "Martin Osei, team manager, Northfield team"."""
    wanted = set(roles)
    post = next((post for post in person.posts if post.role in wanted), None)
    return f"{person.name}, {post.role}, {post.team}" if post else person.name
