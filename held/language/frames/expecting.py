"""The sentences under `then:` of a story."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Literal, cast

from held.language.days import moment_of
from held.language.frame import Frame
from held.language.nearest import meant
from held.language.nodes import Text
from held.language.pack import Pack, Procedure
from held.language.story import (
    BeginsProcedure,
    ChronologyKind,
    EndedAs,
    EndedWith,
    Expectation,
    Forewarns,
    GoesToTeam,
    HeldBy,
    Invited,
    LedBy,
    NotEnded,
    OfStep,
    Owed,
    Sent,
    ToldRole,
    Waits,
    Warned,
)

OF_STEP = ("not owed", "open", "not open", "late")
SENTENCES = (
    "owed",
    "should",
    *OF_STEP,
    "held by",
    "goes to",
    "lead",
    "sent",
    "told",
    "ended",
    "begins",
    "ended as",
    "warned",
    "recorded as",
    "forewarned",
    "waits",
    "invited",
    "not invited",
)
FOREWARNED = re.compile(r"(?P<step>[^,]+)(?:, by (?P<by>[^,]+))?")
WAITS = re.compile(r"(?P<step>[^,]+), for (?P<role>[^,]+?) to (?P<act>[^,]+)")
INVITED = re.compile(r"(?P<step>[^,]+), at (?P<at>[^,]+)")
OWED = re.compile(r"(?P<step>[^,]+)(?:, by (?P<by>[^,]+))?(?:, (?P<time>until|look again) (?P<until>[^,]+))?")


def read_expectation(frame: Frame, text: Text, pack: Pack, procedure: Procedure) -> Expectation | None:
    """One sentence, or None where it was refused."""
    if text.words == "not ended":
        return NotEnded()
    key, colon, rest = (part.strip() for part in text.words.partition(":"))
    if not colon or key not in SENTENCES:
        known = meant(key, [*SENTENCES, "not ended"])
        frame.refuse(text.line, f"“{key}” begins no sentence of a story.{known}")
        return None
    inners = [pack.procedures[name] for name in procedure.inside]
    steps = [step for each in (procedure, *inners) for step in each.steps]
    if key in ("owed", "should"):
        owed = _owed(frame, text, rest, steps, pack, procedure)
        return owed if owed is None or key == "owed" else replace(owed, force="should")
    if key in OF_STEP:
        kind = cast(Literal["not owed", "open", "not open", "late"], key)
        step, to_begin = _step(rest, steps, procedure)
        return OfStep(kind, step, to_begin) if to_begin or _known(frame, text, step, steps, "step") else None
    if key == "forewarned":
        return _forewarned(frame, text, rest, steps)
    if key == "not invited":
        return Invited(rest, None) if _known(frame, text, rest, steps, "step") else None
    if key == "invited":
        return _invited(frame, text, rest, steps)
    if key == "waits":
        return _waits(frame, text, rest, steps, pack)
    if key == "held by":
        services = [name.strip() for name in rest.split(",")]
        good = [_known(frame, text, name, pack.services, "service") for name in services]
        return HeldBy(frozenset(services)) if all(good) else None
    if key == "goes to":
        service, _, team = (part.strip() for part in rest.partition(","))
        is_known = _known(frame, text, service, pack.services, "service")
        return GoesToTeam(service, team or None) if is_known else None
    if key == "sent":
        return _sent(frame, text, rest, pack)
    if key == "told":
        return ToldRole(rest) if _known(frame, text, rest, pack.roles, "role") else None
    if key == "ended":
        return EndedWith(rest) if _known(frame, text, rest, pack.services, "service") else None
    if key == "begins":
        outer = [name for name, other in pack.procedures.items() if not other.is_inner]
        return BeginsProcedure(rest) if _known(frame, text, rest, outer, "procedure") else None
    if key == "ended as":
        results = [ending for each in (procedure, *inners) for ending in each.endings]
        return EndedAs(rest) if _known(frame, text, rest, results, "named result") else None
    if key == "recorded as":
        return ChronologyKind(rest) if _known(frame, text, rest, pack.kinds, "kind of entry") else None
    return LedBy(rest) if key == "lead" else Warned(rest)


def _step(words: str, steps: list[str], procedure: Procedure) -> tuple[str, bool]:
    """The step, or the inner procedure after "begin" and that it is one."""
    inner = words.removeprefix("begin ")
    if words not in steps and words != inner and inner in procedure.inside:
        return inner, True
    return words, False


def _known(frame: Frame, text: Text, name: str, known: Iterable[str], called: str) -> bool:
    names = list(known)
    if name in names:
        return True
    frame.refuse(text.line, f"“{name}” is no {called} here.{meant(name, names)}")
    return False


def _owed(
    frame: Frame, text: Text, rest: str, steps: list[str], pack: Pack, procedure: Procedure
) -> Owed | None:
    read = OWED.fullmatch(rest)
    if read is None:
        frame.refuse(
            text.line,
            "This can't be read. Write “owed: a step, by a role, until 2026-03-05 14:00”, or “should: ...” likewise.",
        )
        return None
    step, to_begin = _step(read["step"], steps, procedure)
    good = to_begin or _known(frame, text, step, steps, "step")
    if read["by"] and not _known(frame, text, read["by"], pack.roles, "role"):
        return None
    until, is_read = _moment(frame, text, read["until"])
    again = read["time"] == "look again"
    return Owed(step, read["by"], until, to_begin, look_again=again) if good and is_read else None


def _moment(frame: Frame, text: Text, words: str | None) -> tuple[datetime | None, bool]:
    """To the minute; a day alone ends with the day. And whether it was left out or could be read."""
    if words is None:
        return None, True
    found = moment_of(words if " " in words else f"{words} 23:59")
    if found is None:
        frame.refuse(text.line, f"“{words}” is no moment. Write it as 2026-03-05 14:00.")
    return found, found is not None


def _forewarned(frame: Frame, text: Text, rest: str, steps: list[str]) -> Forewarns | None:
    read = FOREWARNED.fullmatch(rest)
    if read is None:
        frame.refuse(text.line, "This can't be read. Write “forewarned: a step, by 2026-03-05 14:00”.")
        return None
    by, is_read = _moment(frame, text, read["by"])
    return (
        Forewarns(read["step"], by) if _known(frame, text, read["step"], steps, "step") and is_read else None
    )


def _invited(frame: Frame, text: Text, rest: str, steps: list[str]) -> Invited | None:
    read = INVITED.fullmatch(rest)
    if read is None:
        frame.refuse(text.line, "This can't be read. Write “invited: a step, at 2026-03-05 14:00”.")
        return None
    at, is_read = _moment(frame, text, read["at"])
    return Invited(read["step"], at) if _known(frame, text, read["step"], steps, "step") and is_read else None


def _waits(frame: Frame, text: Text, rest: str, steps: list[str], pack: Pack) -> Waits | None:
    read = WAITS.fullmatch(rest)
    if read is None:
        frame.refuse(text.line, "This can't be read. Write “waits: a step, for a role to do another step”.")
        return None
    role = None if read["role"] == "anyone" else read["role"]
    good = [_known(frame, text, read[part], steps, "step") for part in ("step", "act")]
    good.append(role is None or _known(frame, text, role, pack.roles, "role"))
    return Waits(read["step"], role, read["act"]) if all(good) else None


def _sent(frame: Frame, text: Text, rest: str, pack: Pack) -> Sent | None:
    paper, to, service = rest.rpartition(" to ")
    if not to:
        frame.refuse(text.line, "This can't be read. Write “sent: a paper to a service”.")
        return None
    good = _known(frame, text, paper, pack.papers, "paper")
    return Sent(paper, service) if _known(frame, text, service, pack.services, "service") and good else None
