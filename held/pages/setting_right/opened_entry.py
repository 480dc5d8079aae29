"""An entry that is opened to be read or set right: what it says, who it names, and whether this worker may."""

from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import Http404

from held.language.pack import Pack
from held.language.steps import Step
from held.pages.children.about import About, about
from held.pages.children.entries import people_named
from held.pages.transitions.whose_names import roles_of, whose_names
from held.record.actions.transitions.may_set_right import CAN_BE_SET_RIGHT
from held.record.reading.chronology.entry import EntryRead
from held.record.reading.chronology.entry import entry as read
from held.record.reading.people.colleagues import Colleagues, colleagues
from held.record.reading.people.who import Who
from held.record.reading.transitions.course import Course

NOT_OF_ITS_OWN = "This entry follows from another one, or is put right by doing it again. There is nothing to set right here."


@dataclass(frozen=True, kw_only=True)
class OpenedEntry:
    """`seen` is the frame of the page about the child. `why_not` is empty where this worker may set the entry right."""

    seen: About
    found: EntryRead
    people: Colleagues
    me: str
    why_not: str

    @property
    def child(self) -> Who:
        return self.seen.child

    @property
    def run(self) -> Course:
        """Of the entry's transition. Only where it has one."""
        assert self.found.course is not None
        return self.found.course

    @property
    def step(self) -> Step | None:
        """Of a step, as the procedure it ran under knows it."""
        told = self.found.line.told
        if told is None or self.found.course is None:
            return None
        inner = self.inner
        return self.run.pack.procedures[inner or self.run.procedure.name].steps.get(told.step)

    @property
    def inner(self) -> str:
        """The inner procedure that the entry belongs to, empty for the transition's own."""
        return self.found.line.run.rpartition(" ")[0]


def opened_entry(worker: AbstractBaseUser, child: Who, number: int) -> OpenedEntry:
    """In three queries. Raises Http404 where there is no such entry."""
    seen = about(child)
    try:
        found = read(child.public, number)
    except LookupError as nothing:
        raise Http404(str(nothing)) from None
    ids, roles = people_named([found.line]) | {found.line.by}, frozenset[str]()
    if found.course:
        ids |= whose_names([found.course])[0]
        roles = roles_of(found.course.pack, found.course.procedure)
    people = colleagues(by=worker, ids=ids - {""}, roles=roles)
    pack = found.course.pack if found.course else seen.pack
    return OpenedEntry(
        seen=seen,
        found=found,
        people=people,
        me=worker.public,
        why_not=_why_not(found, people, pack, worker.public),
    )


def _why_not(found: EntryRead, people: Colleagues, pack: Pack, me: str) -> str:
    """As the action says it, which has the last word."""
    line = found.line
    if line.kind not in CAN_BE_SET_RIGHT:
        return NOT_OF_ITS_OWN
    if line.destroyed_why is not None:
        return "The words of this entry were destroyed. There is nothing left to set right."
    if not line.counts:
        return "This entry was struck, and counts no more."
    if line.by != me and not manages(people, pack):
        return f"{line.by_name or 'Held'} recorded this. They, or a manager, can set it right."
    return ""


def manages(people: Colleagues, pack: Pack) -> bool:
    return any(pack.roles[role].manages for role in people.acting if role in pack.roles)
