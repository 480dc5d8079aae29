"""On top of a step's form: who it is about; nothing over a round, which is about nobody."""

from held.pages.components.identity import IdentityBar
from held.pages.identity.identity_bar import identity_bar
from held.pages.transitions.opened import Opened


def bar_of(form: Opened) -> IdentityBar | None:
    if form.is_in_a_round:
        return None
    return identity_bar(form.own.who, form.found, form.pack, now=form.moment)
