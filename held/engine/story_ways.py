"""The sentences under `then:` that look ahead: by when somebody has to act for a duty to be met, and who may act now."""

from collections.abc import Iterator

from held.engine.calendar import LONDON
from held.engine.forewarning import Forewarned, told_of
from held.engine.proceeding import Goal, outlook
from held.engine.situation import OwedDuty
from held.engine.story_lines import WhatFollowed, minute
from held.engine.ways import WayAct
from held.language.norms import InnerDuty
from held.language.pack import Pack
from held.language.story import Expectation, Forewarns, Waits

ANYONE = "anyone"


def not_forewarned_so(what: Forewarns, followed: WhatFollowed) -> str | None:
    """What is so instead."""
    duties = [duty for duty in followed.situation.duties if duty.step == what.step]
    if not duties:
        return "it is not owed"
    told = [one for duty in duties if (one := _forewarned(followed, duty))]
    if not told:
        return "it can be done, or nobody can be asked to open it"
    if what.by is None or any(minute(one.latest) == minute(what.by.replace(tzinfo=LONDON)) for one in told):
        return None
    return f"somebody has to act by {minute(told[0].latest)}"


def not_waiting_so(what: Waits, followed: WhatFollowed, pack: Pack) -> str | None:
    """What is so instead."""
    steps = [step for step in followed.situation.steps if step.step == what.step]
    if not steps:
        return "nothing that asks for it is running"
    found = outlook(followed.state, Goal(steps[-1].run, what.step), followed.situation.moment)
    can = [(role, act.step) for act in found.acts if act.is_open for role in _roles(act, followed, pack)]
    if (what.role or ANYONE, what.act) in can:
        return None
    said = " or ".join(dict.fromkeys(f"for {role} to {step}" for role, step in can))
    return f"it waits {said}" if said else "it is open" if found.found == "open" else "nobody can open it"


def looking_ahead(followed: WhatFollowed, pack: Pack, duty: OwedDuty) -> Iterator[tuple[Expectation, str]]:
    """The same said of a duty that can't be done yet."""
    one = _forewarned(followed, duty)
    if one is None:
        return
    yield Forewarns(duty.step, one.latest), f"forewarned: {duty.step}, by {minute(one.latest)}"
    for timed in one.can_be_done:
        for role in _roles(timed.act, followed, pack)[:1]:
            own = None if role == ANYONE else role
            yield Waits(duty.step, own, timed.act.step), f"waits: {duty.step}, for {role} to {timed.act.step}"


def _forewarned(followed: WhatFollowed, duty: OwedDuty) -> Forewarned | None:
    if isinstance(duty.norm, InnerDuty):
        return None
    found = outlook(followed.state, Goal(duty.run, duty.step), followed.situation.moment)
    told = told_of(followed.state, duty, found)
    return told if isinstance(told, Forewarned) else None


def _roles(act: WayAct, followed: WhatFollowed, pack: Pack) -> tuple[str, ...]:
    """Whose act it is; nobody's of one that the record or the clock does."""
    if act.kind not in ("step", "begin"):
        return ()
    if act.role:
        return (act.role,)
    procedure = pack.procedures[act.inner] if act.inner else followed.state.outer.tables.procedure
    roles = () if act.anyone else procedure.steps[act.step].roles
    return roles or (ANYONE,)
