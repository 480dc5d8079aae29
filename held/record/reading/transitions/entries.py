"""A happening and its words, as an entry the engine reads; and an entry's words, as the record keeps them."""

from collections.abc import Mapping
from datetime import datetime
from functools import singledispatch
from typing import Any

from held.engine.history import (
    Answer,
    Began,
    BuiltInEnd,
    Corrected,
    Happening,
    KnownChanged,
    MovedToVersion,
    Named,
    SetAside,
    StepTaken,
    Struck,
    WentLate,
)

BEGAN = "began"
STEP_TAKEN = "step taken"
KNOWN_CHANGED = "known changed"
NAMED = "named"
WENT_LATE = "went late"
SET_ASIDE = "set aside"
STRUCK = "struck"
CORRECTED = "corrected"
ENDED = "ended"
MOVED = "moved to a version"

KINDS: Mapping[type[Happening], str] = {
    Began: BEGAN,
    StepTaken: STEP_TAKEN,
    KnownChanged: KNOWN_CHANGED,
    Named: NAMED,
    WentLate: WENT_LATE,
    SetAside: SET_ASIDE,
    Struck: STRUCK,
    Corrected: CORRECTED,
    BuiltInEnd: ENDED,
    MovedToVersion: MOVED,
}
"""Every entry the engine reads, and the kind under which the record keeps it."""


def entry(
    *,
    kind: str,
    words: Mapping[str, Any],
    number: int,
    happened: datetime,
    recorded: datetime,
    by: str | None,
    run: str,
) -> Happening:
    """The engine's entry. Raises ValueError for a kind that no transition has."""
    at: dict[str, Any] = {
        "number": number,
        "happened": happened,
        "recorded": recorded,
        "by": by,
        "run": run,
    }
    match kind:
        case "began":
            return Began(procedure=words["procedure"], lead=words["lead"], holder=words["holder"], **at)
        case "step taken":
            return step_taken(words, **at)
        case "known changed":
            return KnownChanged(known=words["known"], value=words["value"], **at)
        case "named":
            return Named(role=words["role"], person=words["person"], leads=words["leads"], **at)
        case "went late":
            return WentLate(norm=words["norm"], step=words["step"], **at)
        case "set aside":
            return SetAside(norm=words["norm"], **at)
        case "struck":
            return Struck(strikes=words["strikes"], **at)
        case "corrected":
            instead = words["instead"]
            return Corrected(
                corrects=words["corrects"],
                instead=step_taken(
                    instead,
                    **{
                        **at,
                        "number": words["corrects"],
                        "happened": datetime.fromisoformat(instead["happened"]),
                    },
                ),
                **at,
            )
        case "ended":
            return BuiltInEnd(why=words["why"], **at)
        case "moved to a version":
            return MovedToVersion(
                to=words["to"],
                was=words["was"],
                lead=words["lead"],
                lead_role=words["lead role"],
                owed_before=tuple((in_run, norm) for in_run, norm in words["owed before"]),
                kept=tuple(
                    (in_run, norm, datetime.fromisoformat(due)) for in_run, norm, due in words["kept"]
                ),
                **at,
            )
    raise ValueError(f"No transition has a happening of the kind '{kind}'.")


def step_taken(
    words: Mapping[str, Any],
    *,
    number: int,
    happened: datetime,
    recorded: datetime,
    by: str | None,
    run: str,
) -> StepTaken:
    return StepTaken(
        number=number,
        happened=happened,
        recorded=recorded,
        by=by,
        run=run,
        step=words["step"],
        outcome=words["outcome"],
        facts={name: _answer(value) for name, value in words["facts"].items()},
        named=dict(words["named"]),
        teams=dict(words.get("teams", {})),
        answered=frozenset(words["answered"]),
    )


def _answer(value: Any) -> Answer:
    return tuple(value) if isinstance(value, list) else str(value)


@singledispatch
def words_of(entry: Happening) -> dict[str, object]:
    """What the record keeps of an entry. Texts that no norm looks at are added by the action that was told them."""
    raise TypeError(f"The record has no words for {type(entry).__name__}.")


@words_of.register
def _(entry: Began) -> dict[str, object]:
    return {"procedure": entry.procedure, "lead": entry.lead, "holder": entry.holder}


@words_of.register
def _(entry: StepTaken) -> dict[str, object]:
    return {
        "step": entry.step,
        "outcome": entry.outcome,
        "facts": {
            name: list(value) if isinstance(value, tuple) else value for name, value in entry.facts.items()
        },
        "named": dict(entry.named),
        **({"teams": dict(entry.teams)} if entry.teams else {}),
        "answered": sorted(entry.answered),
    }


@words_of.register
def _(entry: KnownChanged) -> dict[str, object]:
    return {"known": entry.known, "value": entry.value}


@words_of.register
def _(entry: Named) -> dict[str, object]:
    return {"role": entry.role, "person": entry.person, "leads": entry.leads}


@words_of.register
def _(entry: WentLate) -> dict[str, object]:
    return {"norm": entry.norm, "step": entry.step}


@words_of.register
def _(entry: SetAside) -> dict[str, object]:
    return {"norm": entry.norm}


@words_of.register
def _(entry: Struck) -> dict[str, object]:
    return {"strikes": entry.strikes}


@words_of.register
def _(entry: Corrected) -> dict[str, object]:
    return {
        "corrects": entry.corrects,
        "instead": {**words_of(entry.instead), "happened": entry.instead.happened.isoformat()},
    }


@words_of.register
def _(entry: BuiltInEnd) -> dict[str, object]:
    return {"why": entry.why}


@words_of.register
def _(entry: MovedToVersion) -> dict[str, object]:
    return {
        "to": entry.to,
        "was": entry.was,
        "lead": entry.lead,
        "lead role": entry.lead_role,
        "owed before": [list(one) for one in entry.owed_before],
        "kept": [[run, norm, due.isoformat()] for run, norm, due in entry.kept],
    }
