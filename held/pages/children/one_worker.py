"""One worker chosen in a short form: who is offered, whom the form says already, and the line for anybody else's name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.contrib.auth.base_user import AbstractBaseUser

from held.pages.children.about import About
from held.pages.children.form import Form
from held.pages.choosing.by_name import by_name, found, line_of, not_settled, offered, settled, whose
from held.pages.components.fields import ByName
from held.record.reading.people.colleagues import Colleagues, colleagues
from held.record.reading.people.who_is_read import Choice
from held.record.reading.people.workers import WorkerLine, in_posts


@dataclass(frozen=True)
class OneWorker:
    """`meant`: the ids of those whom a name that was typed could mean, where it means no one alone."""

    form: Form
    field: str
    choice: Choice
    people: Colleagues
    meant: frozenset[str]

    @property
    def offered(self) -> tuple[WorkerLine, ...]:
        """In each of their posts; those who could be meant first."""
        values = offered(self.people, self.choice, [self.form.word(self.field)], self._name)
        place = {value: number for number, value in enumerate(values)}
        lines = [one for one in in_posts(self.people, self.choice) if one.public in place]
        return tuple(sorted(lines, key=lambda one: place[one.public]))

    @property
    def chosen(self) -> WorkerLine | None:
        """In whatever post: what is recorded judges whether they may."""
        value = self.form.word(self.field)
        lines = in_posts(self.people, Choice(in_a_role=True))
        return next((one for one in lines if value in (one.public, f"{one.public}/{one.role}")), None)

    @property
    def has_more(self) -> bool:
        return self.people.offered(self.choice).has_more

    def has_chosen(self, otherwise: str) -> WorkerLine | None:
        """Whom the form says. Of nobody that is said, where nothing is said of a name yet."""
        if self.chosen is None and not self._name:
            self.form.errors[self.field] = otherwise
        return self.chosen

    def by_name(self, near: str) -> ByName | None:
        """The line to type a name into; None where everybody is offered. `near`: "Wren", whose colleagues are offered."""
        return by_name(self.people, self.choice, self.field, near, self._name, self.form.errors)

    @property
    def _name(self) -> str:
        return self.form.word(line_of(self.field))


def one_worker(
    by: AbstractBaseUser,
    form: Form,
    field: str,
    choice: Choice,
    *,
    ids: Iterable[str] = (),
    roles: Iterable[str] = (),
    near: Iterable[str] = (),
    beside: Iterable[str] = (),
) -> OneWorker:
    """Whoever is meant by a name that was typed takes its place in the form, and what is wrong with one is said there.
    In one query; the rest as `colleagues` has it."""
    asked = replace(choice, typed=form.word(line_of(field)))
    people = colleagues(
        by=by,
        ids={*ids, whose(form.word(field))} - {""},
        roles=roles,
        near=near,
        choices=[asked],
        beside=beside,
        with_work=True,
    )
    form.sent = {**form.sent, **settled(people, {field: choice}, form.word)}
    form.errors |= not_settled(people, {field: choice}, form.word)
    name = form.word(line_of(field))
    meant = frozenset(whose(value) for value in found(people, choice, name)) if name else frozenset()
    return OneWorker(form, field, choice, people, meant)


def one_worker_near(
    by: AbstractBaseUser, form: Form, field: str, choice: Choice, seen: About, *, roles: Iterable[str] = ()
) -> OneWorker:
    """The same, where those near a child are whoever the page speaks of, and the teams that hold the child or that the lead
    works in."""
    lead = seen.identity.lead
    return one_worker(
        by,
        form,
        field,
        choice,
        ids=seen.identity.people,
        roles=roles,
        near=[held.team for held in seen.identity.held_by],
        beside=[lead.worker.public] if lead else [],
    )
