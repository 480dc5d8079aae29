"""The steps of one procedure in two versions: who may take them, how they can come out, and what they ask."""

from collections.abc import Iterator, Mapping

from held.engine.versions.change import Change, Kind, Side, Weight
from held.engine.versions.renaming import later_steps
from held.engine.versions.telling import different, instead, labelled, sentence, told
from held.engine.wording import listed, the_roles
from held.language.steps import Ask, Step

LABELS = {
    "accompanied_by": "together with",
    "repeats": "may be taken more than once",
    "doing": "as it happens",
}
# Said in a sentence of their own, or by the rename.
APART = frozenset({"name", "was", "asks", "by", "between"})
ASK_LABELS = {
    "kind": "how it is answered",
    "values": "answers",
    "role": "named as",
    "service": "a team of",
    "every_copy_says_so": "every copy says so",
    "prompt": "the prompt",
    "heading": "the heading",
}


def step_changes(procedure: str, old: Mapping[str, Step], new: Mapping[str, Step]) -> Iterator[Change]:
    """In the order of the newer file, then the steps that went."""
    names = later_steps(old, new)
    before = {names.get(name, name): step for name, step in old.items()}
    for name, step in new.items():
        if name not in before:
            yield _change("added", procedure, name, f"A new step: {name}, by {the_roles(step)}", None, step)
            continue
        was = before[name]
        if was.name != name:
            yield _change("renamed", procedure, name, f"“{was.name}” is now called “{name}”", was, step)
        yield from _in_one(procedure, was, step)
    for name, step in before.items():
        if name not in new:
            yield _change("removed", procedure, name, f"A step is gone: {name}", step, None)


def _in_one(procedure: str, old: Step, new: Step) -> Iterator[Change]:
    name = new.name
    if (old.by, old.between) != (new.by, new.between):
        says = f"{name}: taken by {the_roles(new)} instead of {the_roles(old)}"
        yield _change("changed", procedure, name, says, old, new)
    for field in different(old, new, APART):
        if field == "doing" and old.name != new.name:
            continue  # its other form follows from its name
        said = instead(LABELS.get(field, labelled(field)), getattr(old, field), getattr(new, field))
        yield _change("changed", procedure, name, f"{name}: {said}", old, new)
    yield from _asks(procedure, old, new)


def _asks(procedure: str, old: Step, new: Step) -> Iterator[Change]:
    before, after = ({ask.name: ask for ask in step.asks} for step in (old, new))
    name = new.name
    more = [ask for ask in after if ask not in before]
    less = [ask for ask in before if ask not in after]
    if more:
        yield _change("added", procedure, name, f"{name}: newly asks {_asked(more)}", None, new)
    if less:
        yield _change("removed", procedure, name, f"{name}: no longer asks {_asked(less)}", old, None)
    kept = [ask for ask in after if ask in before]
    for ask in kept:
        said = [_part(field, before[ask], after[ask]) for field in different(before[ask], after[ask])]
        if said:
            says = f"{name}, asked for “{ask}”: {'; '.join(said)}"
            yield _change("changed", procedure, name, says, old, new)
    if kept != [ask for ask in before if ask in after]:
        yield _change("changed", procedure, name, f"{name}: it asks in another order", old, new)


def _asked(names: list[str]) -> str:
    return listed([f"“{name}”" for name in names])


def _part(field: str, old: Ask, new: Ask) -> str:
    return instead(ASK_LABELS.get(field, labelled(field)), getattr(old, field), getattr(new, field))


def _change(
    kind: Kind, procedure: str, name: str, says: str, before: Step | None, after: Step | None
) -> Change:
    return Change(
        kind=kind,
        weight=Weight.TAKEN,
        procedure=procedure,
        says=sentence(says),
        before=_side(before),
        after=_side(after),
        step=name,
    )


def _side(step: Step | None) -> Side | None:
    if step is None:
        return None
    outcomes = f" ({' or '.join(step.outcomes)})" if step.outcomes else ""
    asks = f", which asks {told(tuple(ask.name for ask in step.asks))}" if step.asks else ""
    return Side(f"{step.name}{outcomes}, by {the_roles(step)}{asks}")
