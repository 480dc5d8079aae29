"""What is different in one sentence, part by part."""

from collections.abc import Mapping

from held.engine.versions.lengths import longer_or_shorter
from held.engine.versions.telling import instead, told
from held.engine.wording import listed
from held.language.norms import (
    Duty,
    Ends,
    GoesTo,
    Holds,
    InnerDuty,
    LeadPasses,
    MustInclude,
    Norm,
    Only,
    Opening,
    RecordedAs,
    Returning,
    Sends,
    SomeoneElse,
    StandsIn,
    Stop,
    Tells,
)
from held.language.sentences.saying import say_counted_from
from held.language.steps import Step

FORCES = {
    ("must", "should"): "it may now be set aside with a reason, which was a must",
    ("must", "may"): "it is no longer owed, only offered",
    ("should", "must"): "it is now a must, which could be set aside with a reason",
    ("should", "may"): "it is now only offered, which was owed unless there was a reason",
    ("may", "must"): "it is now owed, which was only offered",
    ("may", "should"): "it is now owed unless there is a reason, which was only offered",
}
# What is said of a part that is so now and was not, and of one that was so and is no more.
TURNED = {
    "each_time": ("now each time it happens again", "only the first time, no longer each time"),
    "unless_already_done": ("no longer where it is done already", "also where it was done already"),
    "anyone": ("now by anyone", "no longer by anyone"),
    "for_safety": ("now for safety, so that nothing stops it", "no longer for safety, so that it can be stopped"),
    "if_possible": ("it now only warns, and goes ahead with a reason", "it now stops, where it only warned"),
    "whatever_is_owed": ("it now ends whatever is still owed", "it now waits for everything that must be done"),
}  # fmt: skip
# How a part begins that says when.
BEFORE_A_PART = {
    "after": "after",
    "event": "on",
    "opens": "from",
    "closes": "until",
    "when": "when",
    "unless": "unless",
    "during": "while",
    "needs": "only when",
}
# What the other parts are called.
CALLED = {
    "asks": "what must be answered",
    "begins": "what begins then",
    "inner": "what is begun",
    "kind": "what it is recorded as",
    "other": "the step whose taker may not take this one",
    "paper": "what is sent",
    "result": "how it ends",
    "service": "which service",
    "step": "which step",
    "steps": "which steps",
}


def about(norm: Norm) -> str:
    """What a sentence is about, to begin what is said of it."""
    match norm:
        case Duty() | Opening() | Returning() | Only() | MustInclude() | RecordedAs() | SomeoneElse():
            return norm.step
        case InnerDuty(inner=inner):
            return f"to begin {inner}"
        case Stop(steps=steps):
            return f"not to {listed(steps, 'or')}"
        case StandsIn(steps=steps):
            return f"another route than to {listed(steps, 'or')}"
        case Holds(service=service):
            return f"{service} holds the child"
        case LeadPasses():
            return "who leads"
        case Tells():
            return "who is told"
        case Sends(paper=paper):
            return paper
        case GoesTo():
            return "where it goes on arrival"
        case Ends(service=service, result=result):
            return f"the end as “{result}”" if result else f"the end with {service}"


def in_words(name: str, old: Norm, new: Norm, steps: Mapping[str, Step]) -> str:
    """What is different in this part of the sentence."""
    before, after = getattr(old, name), getattr(new, name)
    if name == "force":
        return FORCES[before, after]
    if name in ("time", "every"):
        return _time(before, after)
    if name in TURNED:
        return TURNED[name][0 if after else 1]
    if name in BEFORE_A_PART:
        return _part(BEFORE_A_PART[name], before, after, steps)
    if name == "role":
        return _role(before, after)
    if name == "counted_from":
        since = "when it begins to bind"
        named = [say_counted_from(counted, steps) if counted else since for counted in (after, before)]
        return f"counted from {named[0]} instead of {named[1]}"
    if before is None:
        return f"{CALLED[name]} is said now: {told(after, steps)}"
    if after is None:
        return f"{CALLED[name]} is no longer said: {told(before, steps)}"
    return instead(CALLED[name], before, after, steps)


def _time(before: object, after: object) -> str:
    if before is None:
        return f"now {told(after)}, where no time stood"
    if after is None:
        return f"without a time now, where it was {told(before)}"
    length = longer_or_shorter(before, after)  # type: ignore[arg-type]
    return f"{told(after)} instead of {told(before)}" + (f", which is {length}" if length else "")


def _part(begins: str, before: object, after: object, steps: Mapping[str, Step]) -> str:
    if before is None:
        return f"now {begins} {told(after, steps)}"
    if after is None:
        return f"no longer {begins} {told(before, steps)}"
    return f"{begins} {told(after, steps)} instead of {begins} {told(before, steps)}"


def _role(before: str | None, after: str | None) -> str:
    whoever = "whoever may take the step"
    return f"by {after or whoever} instead of by {before or whoever}"
