"""A step's form as it is opened: which step of which procedure, for which children, and how it stands for each."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import Http404
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from held.engine.situation import Situation, StepStanding
from held.language.norms import Norm
from held.language.pack import Pack, Procedure
from held.language.steps import Ask, Step
from held.pages.transitions import field_names
from held.pages.transitions.addresses import draft_place, found
from held.pages.transitions.choices import choices, typed
from held.pages.transitions.no_longer import raise_if_it_was
from held.pages.transitions.whose_names import roles_of, whose_names
from held.pages.transitions.words import Words
from held.record.actions.people.look_together import Present
from held.record.actions.work.looks_to_keep import LooksToKeep
from held.record.actions.work.save_draft import KeptAs
from held.record.reading.care.holding_teams import Teams
from held.record.reading.people.child import Identity
from held.record.reading.people.colleagues import Colleagues, colleagues
from held.record.reading.people.who import Who
from held.record.reading.people.who_is_read import Choice
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.reading.transitions.course import Course, as_read, courses
from held.record.reading.transitions.open_ones import AsRead
from held.record.reading.transitions.told import Told
from held.record.reading.work.at_a_form import AtAForm, KeptWords, at_a_form, to_record


@dataclass(frozen=True, kw_only=True)
class FormChild:
    """One child of the form. `course`, `situation` and `standing` are None where the step would begin a transition;
    where all has ended they are those of the last one, which says so.

    `told`: everything steps were told about this child before, in the order it was recorded. `read`: all that goes on with
    this child, as it was read for the form.
    """

    who: Who
    seen: int
    course: Course | None
    situation: Situation | None
    standing: StepStanding | None
    told: tuple[Told, ...]
    read: AsRead | None = None

    @property
    def public(self) -> str:
        return self.who.public

    @property
    def called(self) -> str:
        return self.who.called


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The child the page is about comes first; brothers and sisters for whom the same step is open follow.

    `found` is that child's identity bar, `kept` what whoever opened it typed before and did not record. `teams`: that
    hold each of them. `looks`: at them, to be kept with what is recorded. `colleagues` are read once somebody is spoken of.
    `only_named`: of a form that is to be recorded, whom it names, read once such an answer is; everybody where it names a
    team, or somebody by a name that was typed.
    """

    moment: datetime
    pack: Pack
    procedure: Procedure
    inner: Procedure | None
    step: Step
    children: tuple[FormChild, ...]
    colleagues: Colleagues
    me: str
    found: Identity
    kept: KeptWords | None
    teams: Teams = field(default_factory=dict)
    looks: LooksToKeep = field(default_factory=LooksToKeep)
    only_named: Colleagues | None = None

    @property
    def can_be_named(self) -> Colleagues:
        """Among whom an answer that names somebody is read."""
        return self.colleagues if self.only_named is None else self.only_named

    @property
    def own(self) -> FormChild:
        return self.children[0]

    @property
    def is_in_a_round(self) -> bool:
        """It is about no child: `own` stands for the round, and nobody is held or led by it."""
        return self.own.public == ABOUT_NO_CHILD

    @property
    def apart(self) -> tuple[Ask, ...]:
        """What is asked for each child apart. With one child that is all of it, in the procedure's own order."""
        return tuple(ask for ask in self.step.asks if ask.apart or len(self.children) == 1)

    @property
    def together(self) -> tuple[Ask, ...]:
        """What is asked once, for all of them."""
        return tuple(ask for ask in self.step.asks if ask not in self.apart)

    @property
    def runs_in(self) -> Procedure:
        """The procedure whose step it is."""
        return self.inner or self.procedure

    @property
    def norms(self) -> tuple[Norm, ...]:
        """The sentences that can say something of its step."""
        return (*self.procedure.norms, *(self.inner.norms if self.inner else ()))

    def acting_for(self, child: FormChild) -> frozenset[str]:
        """The roles in which whoever opened the form may act for one child: in a team, or named for that child."""
        named = child.situation.named if child.situation else ()
        return self.can_be_named.acting | {role for role, person in named if person == self.me}

    @property
    def called(self) -> str:
        """Whom it is about: "Ada", "the children", "this round"."""
        return self.own.called if len(self.children) == 1 else "the children"

    @property
    def offers(self) -> Mapping[str, Choice]:
        """Of whom and of which teams its fields let somebody choose."""
        return choices(self.pack, self.step, [child.public for child in self.children])

    @property
    def kept_under(self) -> str:
        """What the draft of this form is kept under."""
        return draft_place(self.procedure.name, self.inner.name if self.inner else "")

    @property
    def kept_as(self) -> KeptAs:
        """The draft of this form."""
        return KeptAs(self.own.public, self.step.name, self.kept_under)

    @property
    def place(self) -> dict[str, str]:
        """What the step's addresses need besides the child."""
        return {
            "procedure": self.procedure.name,
            "step": self.step.name,
            "inner": self.inner.name if self.inner else "",
        }


def opened(
    worker: AbstractBaseUser,
    children: Sequence[Present],
    *,
    procedure: str,
    step: str,
    inner: str,
    sent: Words,
    to_be_recorded: bool,
) -> Opened:
    """By the words in the address. In three queries; in two where it is to be recorded and names nobody. Raises Http404
    where the pack has no such step, NoLonger where the transition has moved to a version that has none.

    `sent`: the form as it came, empty where it is only opened. The children it was sent for, and those of a kept form, stay
    in it however it stands for them by now, so that nobody is left out without being told; and whomever it names is read.
    `to_be_recorded`: where that succeeds no page is shown, and nothing is read for it.
    """
    runs = courses(child.who.public for child in children)
    found_now = (to_record if to_be_recorded else at_a_form)(worker, children[0].who.public)
    return opened_with(
        worker,
        children,
        found_now,
        runs,
        procedure=procedure,
        step=step,
        inner=inner,
        sent=sent,
        to_be_recorded=to_be_recorded,
    )


def opened_with(
    worker: AbstractBaseUser,
    children: Sequence[Present],
    found_now: AtAForm,
    runs: Mapping[str, tuple[Course, ...]],
    *,
    procedure: str,
    step: str,
    inner: str,
    sent: Words,
    to_be_recorded: bool = False,
    also: Iterable[str] = (),
) -> Opened:
    """The same, of what was read before. In one query. `also`: the ids of people who may be named besides."""
    moment = timezone.now()
    own = children[0].who.public
    pack, outer = _procedure(runs[own], procedure, found_now.in_force)
    within = _inner(pack, outer, inner, step)
    name = found((within or outer).steps, step) if within or not inner else None
    if name is None:
        raise_if_it_was(runs[own], found_now, outer, inner, step)
        raise Http404("The procedure has no such step.")
    taken = (within or outer).steps[name]
    kept = found_now.kept_words(step=taken.name, run=draft_place(outer.name, within.name if within else ""))
    before = Words(kept.words if kept else {})
    stay = {*sent.many(field_names.WHO), *before.many(field_names.WHO)}
    offered = tuple(_offered(children, runs, pack, outer, within, taken, moment, stay))
    if not offered:
        raise Http404("The procedure does not begin with this step.")
    offers = choices(pack, taken, [child.public for child in offered])
    says = typed(offers, Words({**before, **sent}))

    def people() -> Colleagues:
        named = whose_names(run for of_child in runs.values() for run in of_child)
        return colleagues(
            by=worker,
            ids=named.ids.union(says.people, found_now.identity.people, also),
            roles=named.roles | roles_of(pack, outer),
            near=named.teams.union(says.teams, found_now.identity.trays, *found_now.teams.values()),
            choices=says.choices,
        )

    everybody = cast(Colleagues, SimpleLazyObject(people))

    def only_named() -> Colleagues:
        if says.teams or any(choice.typed for choice in says.choices):
            return everybody
        return colleagues(by=worker, ids=says.people, roles=())

    return Opened(
        moment=moment,
        pack=pack,
        procedure=outer,
        inner=within,
        step=taken,
        children=offered,
        colleagues=everybody,
        me=worker.public,
        found=found_now.identity,
        kept=kept,
        teams=found_now.teams,
        only_named=cast(Colleagues, SimpleLazyObject(only_named)) if to_be_recorded else None,
    )


def _procedure(runs: tuple[Course, ...], slug: str, in_force: str | None) -> tuple[Pack, Procedure]:
    """Under the words the child's open transition is pinned to, else under those in force."""
    for run in reversed(runs):
        if run.ended is None and found([run.procedure.name], slug):
            return run.pack, run.procedure
    if in_force is None:
        raise Http404("No procedures are in force yet.")
    pack = pack_by_hash(in_force)
    name = found((one.name for one in pack.procedures.values() if not one.is_inner), slug)
    if name is None:
        raise Http404("No procedure in force has this name.")
    return pack, pack.procedures[name]


def _inner(pack: Pack, procedure: Procedure, slug: str, step: str) -> Procedure | None:
    """The one that is named, None where it is not inside; where none is named, the one inside that has the step and the
    procedure itself has not."""
    if not slug:
        inside = (pack.procedures[name] for name in procedure.inside)
        own = found(procedure.steps, step)
        return None if own else next((one for one in inside if found(one.steps, step)), None)
    name = found(procedure.inside, slug)
    return pack.procedures[name] if name else None


def _offered(
    children: Sequence[Present],
    runs: Mapping[str, tuple[Course, ...]],
    pack: Pack,
    procedure: Procedure,
    inner: Procedure | None,
    step: Step,
    moment: datetime,
    stay: Collection[str],
) -> Iterator[FormChild]:
    for place, child in enumerate(children):
        of_child = runs[child.who.public]
        going = next(
            (run for run in reversed(of_child) if run.ended is None and run.procedure.name == procedure.name),
            None,
        )
        if going is None and step.name not in (inner or procedure).begins_with:
            going = next((run for run in reversed(of_child) if run.procedure.name == procedure.name), None)
        situation = going.situation(moment) if going else None
        standing = standing_of_step(situation, inner.name if inner else "", step.name) if situation else None
        begins = step.name in (inner or procedure).begins_with and (
            situation is None
            if inner is None
            else situation is not None and inner.name in situation.may_begin
        )
        same_words = going is None or going.pack.hash == pack.hash
        is_open = begins or (standing is not None and standing.state == "open" and same_words)
        if (is_open or child.who.public in stay) if place else begins or going is not None:
            yield FormChild(
                who=child.who,
                seen=child.seen,
                course=going,
                situation=situation,
                standing=standing,
                told=_told(of_child),
                read=as_read(of_child, number=child.seen),
            )


def _told(runs: tuple[Course, ...]) -> tuple[Told, ...]:
    """Put together once somebody asks: a step is recorded without it."""
    return cast(tuple[Told, ...], SimpleLazyObject(lambda: tuple(told for run in runs for told in run.told)))


def standing_of_step(situation: Situation, inner: str, step: str) -> StepStanding | None:
    """How a step of the transition, or of the inner procedure of that name while it runs, stands."""
    run = next((one.run for one in situation.inner if one.procedure == inner and one.ended is None), None)
    wanted = run if inner else ""
    return next((one for one in situation.steps if one.step == step and one.run == wanted), None)
