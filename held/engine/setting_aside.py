"""Who may set a duty aside: its owner a `should`, a manager a `must`; and end what no procedure ends: a manager alone.
The reason is kept in the record, and counted."""

from datetime import datetime

from held.engine.acting import acts_for
from held.engine.folding import fold, read_on
from held.engine.history import History, SetAside
from held.engine.looking import Look, look_at
from held.engine.reasons import PROMISE, over
from held.engine.situation import OwedDuty, Reason, Refused, Taken
from held.engine.standing import standing
from held.engine.state import State
from held.engine.taking import following
from held.language.pack import Pack


def set_aside(
    *,
    pack: Pack,
    procedure: str,
    history: History,
    entry: SetAside,
    acting: frozenset[str],
    moment: datetime,
) -> Taken | Refused:
    """Set a duty aside. The step may still be taken, but is no longer owed."""
    state = fold(pack=pack, procedure=procedure, history=history)
    refused = refuse_setting_aside(state, entry, acting, moment)
    if refused:
        return Refused((refused,))
    after = state.copy()
    read_on(after, entry)
    told, sent = following(after.effects)
    return Taken(standing(state, moment), standing(after, moment), told, sent, None, ())


def refuse_setting_aside(
    state: State, entry: SetAside, acting: frozenset[str], moment: datetime
) -> Reason | None:
    """Why this person may not set this duty aside; None where they may."""
    return _refused(look_at(state, moment), entry, acting)


def refuse_ending(state: State, acting: frozenset[str]) -> Reason | None:
    """Why this person may not end it for what no procedure says (begun in error, died, moved away, turned 18); None
    where they may."""
    if state.outer.ended:
        return over(state.outer)
    if _manages(state.pack, acting):
        return None
    return Reason(
        "This is ended by a manager, with a reason.", PROMISE, "Ask a manager to end it.", kind="role"
    )


def _refused(look: Look, entry: SetAside, acting: frozenset[str]) -> Reason | None:
    pack = look.state.pack
    if look.state.outer.ended:
        return over(look.state.outer)
    duty = next((each for each in look.owed if (each.run, each.norm.id) == (entry.run, entry.norm)), None)
    if duty is None:
        says = "Nobody owes this now, so there is nothing to set aside."
        return Reason(
            says, PROMISE, "Look again: it was done, or it lapsed.", kind="not open", norm=entry.norm
        )
    if _manages(pack, acting) or (duty.force == "should" and _owns(pack, look, duty, acting)):
        return None
    who = "a manager" if duty.force == "must" else "the one who owes it, or a manager"
    return Reason(
        f"“{duty.step}” is set aside by {who}, with a reason.",
        duty.cites,
        "Ask a manager to set it aside, or do it.",
        kind="role",
        norm=entry.norm,
    )


def _manages(pack: Pack, acting: frozenset[str]) -> bool:
    return any(role in pack.roles and pack.roles[role].manages for role in acting)


def _owns(pack: Pack, look: Look, duty: OwedDuty, acting: frozenset[str]) -> bool:
    step = look.state.runs[duty.run].tables.procedure.steps.get(duty.step)
    roles = (duty.role,) if duty.role else (step.roles if step else ())
    return not roles or any(acts_for(pack, role, acting) for role in roles)
