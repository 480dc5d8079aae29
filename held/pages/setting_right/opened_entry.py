"""An entry that is opened to be read or set right: what it says, who it names, and whether this worker may."""

from dataclasses import dataclass, replace

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import Http404

from held.language.pack import Pack
from held.language.steps import Step
from held.pages.children.entries import people_named
from held.pages.setting_right.chain import Chain
from held.pages.setting_right.changes import Changing
from held.pages.transitions.choices import choices, typed
from held.pages.transitions.setting_right_links import manages
from held.pages.transitions.whose_names import roles_of, whose_names
from held.pages.transitions.words import Words
from held.record.actions.transitions.may_set_right import CAN_BE_SET_RIGHT, CAN_BE_TAKEN_BACK
from held.record.reading.chronology.chronology import EntryLine
from held.record.reading.chronology.entry import EntryRead
from held.record.reading.people.colleagues import Colleagues, colleagues
from held.record.reading.people.who import Who
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.reading.transitions.course import Course

NOT_OF_ITS_OWN = "This entry follows from another one, or is put right by doing it again. There is nothing to set right here."


@dataclass(frozen=True, kw_only=True)
class OpenedEntry:
    """`chain`: the child's record or the round it stands in. `why_not` is empty where this worker may set it right."""

    chain: Chain
    found: EntryRead
    people: Colleagues
    me: str
    why_not: str

    @property
    def who(self) -> Who:
        """Whom it is about; in a round, what stands in the child's place."""
        return self.chain.who

    @property
    def is_in_a_round(self) -> bool:
        """It is about no child."""
        return self.who.public == ABOUT_NO_CHILD

    @property
    def run(self) -> Course:
        """Of the entry's transition. Only where it has one."""
        assert self.found.course is not None
        return self.found.course

    @property
    def changing(self) -> Changing:
        """For what would change with it."""
        return Changing(
            run=self.run,
            people=self.people,
            me=self.me,
            number=self.found.line.number,
            called=self.who.called,
            teams=self.chain.identity.teams,
        )

    @property
    def is_setting_right(self) -> bool:
        """Whether it says of another entry that it was wrong. Then that other one is what is looked at."""
        return self.found.line.kind in CAN_BE_TAKEN_BACK

    @property
    def about(self) -> EntryLine:
        """The entry that would read otherwise: this one, or the one that this one set right."""
        return self.found.of if self.is_setting_right and self.found.of else self.found.line

    @property
    def step(self) -> Step | None:
        """Of a step, as the version that the transition is read under now knows it; None where that one does not."""
        told = self.about.told
        if told is None or self.found.course is None:
            return None
        procedure = self.run.pack.procedures.get(self.inner or self.run.procedure.name)
        return procedure.steps.get(self.run.step_now(told)) if procedure else None

    @property
    def inner(self) -> str:
        """The inner procedure that the entry belongs to, empty for the transition's own."""
        return self.about.run.rpartition(" ")[0]


def opened_entry(
    worker: AbstractBaseUser, chain: Chain, number: int, sent: Words | None = None
) -> OpenedEntry:
    """In two queries. Raises Http404 where there is no such entry. `sent`: a form as it came, whose names are read."""
    try:
        found = chain.read(number)
    except LookupError as nothing:
        raise Http404(str(nothing)) from None
    named = [found.line, found.of] if found.of else [found.line]
    pack = found.course.pack if found.course else chain.pack
    ids = people_named(named) | _in_any_version(found) | {line.by for line in named}
    roles, near = frozenset[str](), frozenset[str]()
    one = OpenedEntry(
        chain=chain, found=found, people=Colleagues({}, frozenset()), me=worker.public, why_not=""
    )
    says = typed(choices(pack, one.step, [chain.who.public]) if one.step else {}, sent or Words({}))
    if found.course:
        told = whose_names([found.course])
        ids, near = ids | told.ids | says.people, told.teams | says.teams | chain.identity.teams
        roles = roles_of(pack, found.course.procedure)
    people = colleagues(by=worker, ids=ids - {""}, roles=roles, near=near, choices=says.choices)
    return replace(one, people=people, why_not=_why_not(found, people, pack, worker.public))


def _in_any_version(found: EntryRead) -> frozenset[str]:
    """The ids of whoever stood in it as it was recorded, or as it was corrected once, and may stand in it no more."""
    every = [version.told for version in found.versions] + ([found.without] if found.without else [])
    return frozenset(person for told in every for person in (*told.others.values(), *told.named.values()))


def _why_not(found: EntryRead, people: Colleagues, pack: Pack, me: str) -> str:
    """As the action says it, which has the last word."""
    line, is_setting_right = found.line, found.line.kind in CAN_BE_TAKEN_BACK
    if line.takes_back:
        return "This took something back. If that was wrong, set the entry itself right again."
    if is_setting_right and found.of and found.of.kind not in CAN_BE_SET_RIGHT:
        return "This was struck together with a step. Take back what was said of that step."
    if not is_setting_right and line.kind not in CAN_BE_SET_RIGHT:
        return NOT_OF_ITS_OWN
    if line.destroyed_why is not None or (found.of and found.of.destroyed_why is not None):
        return "The words of this entry were destroyed. There is nothing left to set right."
    if not line.counts:
        return f"This entry was {'taken back' if is_setting_right else 'struck'}, and counts no more."
    if line.by != me and not manages(people, pack):
        return f"{line.by_name or 'Held'} recorded this. They, or a manager, can set it right."
    return ""
