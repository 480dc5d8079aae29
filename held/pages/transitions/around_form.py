"""Whom one child of a form names, and who else there is: of the teams that hold that very child."""

from held.engine.situation import Situation
from held.pages.transitions.opened import FormChild, Opened
from held.pages.transitions.parties import Around


def around_form(form: Opened, child: FormChild, situation: Situation | None) -> Around:
    """`situation`: as it stands, or as it would stand after the step."""
    return Around(
        pack=form.pack,
        procedure=form.procedure,
        situation=situation,
        colleagues=form.colleagues,
        me=form.me,
        teams=form.teams.get(child.public, frozenset()),
    )
