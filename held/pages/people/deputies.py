"""Who could cover for somebody: everybody at work, those of the same teams first, each once."""

from dataclasses import replace

from django.contrib.auth.base_user import AbstractBaseUser

from held.pages.children.form import Form
from held.pages.children.one_worker import OneWorker, one_worker
from held.pages.components.fields import Field
from held.record.reading.people.person import Person
from held.record.reading.people.who_is_read import A_SMALL_AUTHORITY, Choice
from held.record.reading.people.workers import WorkerLine


def deputy(by: AbstractBaseUser, person: Person, form: Form) -> OneWorker:
    """Whom the form says, and whom it offers."""
    near = [post.team for post in person.posts]
    return one_worker(by, form, "deputy", Choice(most=A_SMALL_AUTHORITY), near=near)


def deputy_field(who: OneWorker, person: Person, label: str, hint: str = "") -> Field:
    offered = [(one.public, _words(one), "") for one in _in_order(who, person)]
    asked = who.form.field("choose", who.field, label, hint=hint, options=offered)
    return replace(asked, by_name=who.by_name(person.name))


def _in_order(who: OneWorker, person: Person) -> list[WorkerLine]:
    teams = {post.team_public for post in person.posts}
    already = {line.deputy.public for line in person.always_covered_by()}
    once: dict[str, WorkerLine] = {}
    for one in sorted(
        who.offered,
        key=lambda one: (one.public not in who.meant, one.team_public not in teams, one.is_away, one.name),
    ):
        if one.public not in already and one.public != person.public:
            once.setdefault(one.public, one)
    return list(once.values())


def _words(one: WorkerLine) -> str:
    return f"{one.name}, {one.role}, {one.team}{'. Away now' if one.is_away else ''}"
