"""The form of one more line: when, who, how it comes out, and what is said."""

from collections.abc import Iterator
from datetime import datetime

from held.engine.situation import OwedDuty
from held.language.norms import Opening
from held.language.story import BUILT_IN_ENDS
from held.pages.components.fields import Field, Option
from held.pages.transitions.words import Words
from held.pages.trying.answering import OPENED, answer_fields
from held.pages.trying.asked import Asked
from held.pages.trying.moments import when_fields
from held.pages.trying.opened import Trying
from held.pages.wording.phrases import anchor, capital, curly

OUTCOME, ROLE, ANOTHER, DEPARTS, ENDS = "outcome", "role", "another", "departs", "ends"


def beside(role: str) -> str:
    """The field that says whether somebody in this role is there as well."""
    return f"beside-{anchor(role)}"


def title_of(trying: Trying, line: Asked) -> str:
    """What is tried, as a heading."""
    match line.kind:
        case "look":
            return "The clock goes on"
        case "known":
            return "Something else is known"
        case "end":
            return "It ends for what no procedure says"
        case "aside":
            return f"Set aside: {line.step.name}" if line.step else ""
        case "step":
            return capital(curly(line.step.name)) if line.step else ""


def fields_of(
    trying: Trying, line: Asked, words: Words, errors: dict[str, str], first: datetime
) -> tuple[Field, ...]:
    return (
        *_of_the_act(trying, line, words, errors, first),
        *_who(trying, line, words, errors),
        *when_fields(trying, words, errors, first=first, goes_on=line.kind == "look"),
    )


def _of_the_act(
    trying: Trying, line: Asked, words: Words, errors: dict[str, str], first: datetime
) -> Iterator[Field]:
    if line.kind == "known":
        yield from _knowns(trying, words, errors)
    if line.kind == "end":
        yield _choice(ENDS, "Why does it end?", [(why, capital(why)) for why in BUILT_IN_ENDS], words, errors)
    if line.kind != "step" or line.step is None:
        return
    if line.step.outcomes:
        values = [(outcome, capital(curly(outcome))) for outcome in line.step.outcomes]
        yield _choice(OUTCOME, "How does it come out?", values, words, errors)
    now = trying.ran.now if trying.ran else first
    yield from answer_fields(trying.pack, line.inner or trying.procedure, line.step, words, errors, now)
    if asks_for_a_reason(line):
        yield _tick(
            DEPARTS,
            "Is a reason given for going ahead?",
            "Yes, a reason is given",
            words,
            hint="The procedure would rather have something else first. Untick it to see what somebody is told.",
        )


def asks_for_a_reason(line: Asked) -> bool:
    """Whether the step would go ahead without what the procedure would rather have first."""
    warnings = line.standing.warnings if line.standing else ()
    return any(reason.kind == "if possible" for reason in warnings)


def _who(trying: Trying, line: Asked, words: Words, errors: dict[str, str]) -> Iterator[Field]:
    if line.kind not in ("step", "aside", "end"):
        return
    roles = list(trying.pack.roles)
    chosen = words.one(ROLE) or _likely(trying, line)
    yield Field(
        id=ROLE,
        kind="choose",
        label="Who does it?",
        hint="Choose somebody whose step it is not, to see what they are told.",
        options=tuple(
            Option(ROLE, role, f"The {role}, {trying.pack.roles[role].service}", role == chosen)
            for role in roles
        ),
        typed=chosen,
        error=errors.get(ROLE, ""),
    )
    yield _tick(
        ANOTHER,
        "Is it somebody else in that role?",
        "Yes, another person than before",
        words,
        is_ticked=False,
        hint="Some things have to be done by two people.",
    )
    for role in line.step.accompanied_by if line.step and line.kind == "step" else ():
        yield _tick(beside(role), "Who is there as well?", f"The {role}", words)


def _likely(trying: Trying, line: Asked) -> str:
    """Whoever owes it; else whoever may do it; a manager for what only they may."""
    pack = trying.pack
    if line.kind != "step" or line.step is None:
        return next((role for role in pack.roles if pack.roles[role].manages), "")
    duties: tuple[OwedDuty, ...] = trying.ran.situation.duties if trying.ran else ()
    run = line.standing.run if line.standing else ""
    owed = next(
        (one.role for one in duties if (one.step, one.run) == (line.step.name, run) and one.role), None
    )
    opened = line.standing.opened_by if line.standing else ()
    own = next((norm.role for norm in opened if isinstance(norm, Opening) and norm.role), None)
    first = trying.procedure.lead_at_start or next(iter(pack.roles), "")
    return owed or own or next(iter(line.step.roles), first)


def _knowns(trying: Trying, words: Words, errors: dict[str, str]) -> Iterator[Field]:
    for place, (name, one) in enumerate(trying.procedure.known.items()):
        values = [("", "As it was"), *((value, capital(value)) for value in one.values)]
        yield _choice(f"known-{place}", capital(curly(name)), values, words, errors)


def known_values(trying: Trying, words: Words) -> dict[str, str]:
    """What the record is to know from now on, of what was chosen."""
    return {
        name: words.one(f"known-{place}")
        for place, (name, one) in enumerate(trying.procedure.known.items())
        if words.one(f"known-{place}") in one.values
    }


def _choice(
    field_id: str, label: str, values: list[tuple[str, str]], words: Words, errors: dict[str, str]
) -> Field:
    typed = words.one(field_id)
    return Field(
        id=field_id,
        kind="one",
        label=label,
        options=tuple(
            Option(f"{field_id}-{place}" if place else field_id, value, shown, value == typed)
            for place, (value, shown) in enumerate(values)
        ),
        error=errors.get(field_id, ""),
    )


def _tick(
    field_id: str, label: str, says: str, words: Words, *, is_ticked: bool = True, hint: str = ""
) -> Field:
    ticked = bool(words.one(field_id)) if words.one(OPENED) else is_ticked
    return Field(
        id=field_id, kind="several", label=label, hint=hint, options=(Option(field_id, "yes", says, ticked),)
    )
