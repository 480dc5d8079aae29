"""The people a step is done with: whom the form asks for, who can be chosen, and how they stand in the list."""

from collections.abc import Mapping

from held.engine.acting import acts_for
from held.pages.choosing.by_name import by_name, in_their_post, line_of, offered
from held.pages.components.fields import Field, Option
from held.pages.transitions import field_names
from held.pages.transitions.choices import of_role
from held.pages.transitions.opened import Opened
from held.pages.transitions.words import Words
from held.record.reading.people.colleagues import Colleague


def others_to_name(form: Opened) -> tuple[str, ...]:
    """The other side of a step between two, and who comes along."""
    sides = list(form.step.between)
    own = next((side for side in sides if acts_for(form.pack, side, form.acting_for(form.own))), None)
    if own:
        sides.remove(own)
    return (*sides, *form.step.accompanied_by)


def ask_for(form: Opened, role: str, words: Words, errors: Mapping[str, str]) -> Field:
    field_id = field_names.of_other(role)
    named = dict(form.own.situation.named).get(role, "") if form.own.situation else ""
    chosen = words.one(field_id) if words else named
    is_side = role in form.step.between
    choice, name = of_role(form.pack, role), words.one(line_of(field_id))
    people = form.colleagues
    return Field(
        id=field_id,
        kind="choose",
        label=f"Who did it with you, as {role}?",
        hint="A deputy may stand in. They see what you record, and may say that it is not what you agreed."
        if is_side
        else "",
        options=tuple(
            Option(one, one, in_their_post(people.by_id[one], choice.roles), one == chosen)
            for one in offered(people, choice, [chosen], name)
        ),
        error=errors.get(field_id, ""),
        typed=chosen,
        by_name=by_name(people, choice, field_id, form.called, name, errors),
    )


def who_could(form: Opened, role: str) -> tuple[Colleague, ...]:
    """Whoever may be named in a role, of those who were read: those in it, and those who may stand in for them."""
    return form.can_be_named.in_roles(of_role(form.pack, role).roles)
