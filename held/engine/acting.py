"""Who may take a step and what they must say with it. None of it stops a step that is open for safety."""

from collections.abc import Collection, Iterator
from datetime import datetime

from held.engine.history import StepTaken
from held.engine.owing import openers
from held.engine.reasons import PROMISE
from held.engine.situation import Reason
from held.engine.state import Run, State
from held.engine.tables import fits
from held.engine.wording import by_when, listed, the_roles
from held.language.norms import Citation, Opening
from held.language.pack import Pack
from held.language.steps import AskKind, Step


def acts_for(pack: Pack, role: str, acting: frozenset[str]) -> bool:
    """Whether somebody acting in these roles may act in this one: it is theirs, or they are a deputy for it."""
    held = pack.roles.get(role)
    return role in acting or (held is not None and not acting.isdisjoint(held.deputies))


def own_side(step: Step, acting: frozenset[str], others: Collection[str]) -> str | None:
    """The side of a step between two for which somebody acting in these roles records it: they stand in that role from then
    on, as the other side is named in theirs. None for a deputy, who stands in for somebody and is not them."""
    return next((role for role in step.between if role in acting and role not in others), None)


def not_theirs(state: State, run: Run, act: StepTaken, acting: frozenset[str]) -> Iterator[Reason]:
    """The step is another role's. A duty's own role owes it; any of the step's roles may do it all the same."""
    step = run.tables.procedure.steps[act.step]
    norms = openers(run, act.step)
    allowed: list[str] = []
    for norm in norms or (None,):
        if isinstance(norm, Opening) and norm.anyone:
            return
        own = norm.role if isinstance(norm, Opening) else None
        roles = (own,) if own else step.roles
        if not roles or any(acts_for(state.pack, role, acting) for role in roles):
            return
        allowed.extend(roles)
    roles = tuple(dict.fromkeys(allowed))
    who = the_roles(step, () if roles == step.roles else roles)
    deputies = any(state.pack.roles[role].deputies for role in roles if role in state.pack.roles)
    yield Reason(
        f"This is for {who}{', or a deputy' if deputies else ''}.",
        norms[0].cites if norms else PROMISE,
        f"Ask {who} to record it.",
        kind="role",
    )


def unsaid(
    state: State, run: Run, act: StepTaken, acting: frozenset[str], moment: datetime
) -> Iterator[Reason]:
    """What must be said and isn't: how it came out, who else was there, the answers a clause insists on, when it was."""
    step = run.tables.procedure.steps[act.step]
    norms = openers(run, act.step)
    cites = norms[0].cites if norms else PROMISE
    if act.happened > moment:
        yield _missing(
            "This can't have happened later than now.",
            PROMISE,
            f"Say when it happened; it is recorded {by_when(moment).removeprefix('by ')}.",
        )
    if step.outcomes and act.outcome is None:
        yield _missing(
            "This has to say how it came out.", cites, f"Say which: {listed(step.outcomes, 'or')}."
        )
    for role in _unnamed_sides(state, step, act, acting):
        yield _missing(
            f"This is done together with the {role}, who is not named.", cites, f"Name the {role}."
        )
    for include in run.tables.about[act.step].must_include:
        if any(fits(occurrence, act.outcome) for occurrence in include.event.any_of):
            for ask in include.asks:
                if not _answered(step, act, ask):
                    says = f"This must include an answer to “{ask}”."
                    yield Reason(
                        says,
                        include.cites,
                        f"Answer “{ask}”.",
                        kind="missing",
                        norm=include.id,
                    )


def _missing(says: str, cites: Citation, lets_proceed: str) -> Reason:
    return Reason(says, cites, lets_proceed, kind="missing")


def _unnamed_sides(state: State, step: Step, act: StepTaken, acting: frozenset[str]) -> Iterator[str]:
    """The sides and companions who are named neither in the act nor, for companions, in the record."""
    unnamed = [side for side in step.between if side not in act.named]
    own = next((side for side in unnamed if acts_for(state.pack, side, acting)), None)
    yield from (side for side in unnamed if side != own)
    yield from (role for role in step.accompanied_by if role not in act.named and role not in state.named)


def _answered(step: Step, act: StepTaken, name: str) -> bool:
    if name in act.answered or name in act.facts:
        return True
    return any(ask.name == name and ask.kind is AskKind.WORKER and ask.role in act.named for ask in step.asks)


def same_person(run: Run, act: StepTaken) -> Iterator[Reason]:
    """The step has to be done by someone other than the one who did another; two sides are two people."""
    steps = run.tables.procedure.steps
    for norm in run.tables.about[act.step].someone_else:
        other = run.latest.get(norm.other)
        if other and other.by is not None and other.by == act.by:
            yield Reason(
                f"This is done by someone other than the one {steps[norm.other].doing}.",
                norm.cites,
                f"Ask another of those who may: {the_roles(steps[act.step])}.",
                kind="someone else",
                norm=norm.id,
            )
    step = steps[act.step]
    people = [act.named.get(side, act.by) for side in step.between]
    unnamed = [side for side in step.between if side not in act.named]
    both = [] if len(unnamed) > 1 else [s for s in step.between if people.count(act.named.get(s, act.by)) > 1]
    alone = [role for role in step.accompanied_by if act.by is not None and act.named.get(role) == act.by]
    for role in (both or alone)[-1:]:
        yield Reason(
            f"This is done by two people, and one person is named for both; the {role} has to be somebody else.",
            PROMISE,
            f"Name another {role}.",
            kind="someone else",
        )
