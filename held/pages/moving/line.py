"""One quiet line for whoever manages: how many transitions still stand under an earlier version. No duty of any child's."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse

from held.pages.components.links import Link
from held.pages.wording.counts import counted
from held.record.reading.transitions.waiting_to_move import how_many_wait
from held.record.reading.transitions.who_moves import who_moves_to_what_holds


def waiting_line(worker: AbstractBaseUser) -> Link | None:
    """None where none waits for them; in two queries at most."""
    mine, to = who_moves_to_what_holds(worker)
    many = how_many_wait(mine, to) if mine.anybody else 0
    return Link(so_many(many), reverse("moving")) if many else None


def so_many(many: int) -> str:
    """ "2 transitions still stand under an earlier version"."""
    return (
        f"{counted(many, 'transition')} still {'stands' if many == 1 else 'stand'} under an earlier version"
    )
