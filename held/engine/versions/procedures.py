"""The procedures of two versions: which is which, and what is different in each."""

from collections.abc import Iterator
from dataclasses import replace

from held.engine.versions.change import Change, Kind, Side, Weight
from held.engine.versions.naming import named_changes
from held.engine.versions.questions import question_changes, reading_changes
from held.engine.versions.renaming import Names, later_steps, renamed
from held.engine.versions.sentences import Told, sentence_changes
from held.engine.versions.steps import step_changes
from held.engine.versions.telling import different, instead, labelled, sentence, told
from held.language.pack import Pack, Procedure

LABELS = {
    "begins_with": "what it begins with",
    "inside": "what may run inside it",
    "comes_from": "where the child comes from",
    "goes_to": "where the child goes",
    "lead_at_start": "who leads at the start",
    "endings": "how it may end",
    "assured": "what must always be so",
    "is_inner": "whether it runs inside another",
}
WEIGHTS = {
    "begins_with": Weight.STOPPED,
    "assured": Weight.STOPPED,
    "inside": Weight.STOPPED,
    "comes_from": Weight.HELD,
    "goes_to": Weight.HELD,
    "lead_at_start": Weight.HELD,
    "endings": Weight.HELD,
    "is_inner": Weight.HELD,
}
# Compared by themselves, or only how it is called and kept. `always` is the text of `assured`.
APART = frozenset({"name", "steps", "rules", "known", "always", "file", "pack"})


def procedure_names(old: Pack, new: Pack) -> dict[str, str]:
    """What each older procedure is called now, where more than half of the steps of both are the same."""
    found: dict[str, str] = {}
    for was in old.procedures.values():
        if was.name in new.procedures:
            continue
        for now in new.procedures.values():
            if now.name not in old.procedures and now.name not in found.values() and _is_the_same(was, now):
                found[was.name] = now.name
                break
    return found


def _is_the_same(old: Procedure, new: Procedure) -> bool:
    before = {later_steps(old.steps, new.steps).get(name, name) for name in old.steps}
    return 2 * len(before & set(new.steps)) > max(len(before), len(new.steps))


def procedure_changes(old: Pack, new: Pack) -> Iterator[Change]:
    """In the order of the newer pack, then the procedures that went."""
    names = procedure_names(old, new)
    before = {names.get(name, name): procedure for name, procedure in old.procedures.items()}
    for name, procedure in new.procedures.items():
        if name not in before:
            says = f"A new procedure: {procedure.title}, with {len(procedure.norms)} sentences"
            yield _whole("added", name, says, None, procedure)
            continue
        was = before[name]
        if was.name != name:
            yield _whole("renamed", name, f"“{was.name}” is now called “{name}”", was, procedure)
        yield from _in_one(was, procedure, names)
    for name, procedure in before.items():
        if name not in new.procedures:
            says = f"A procedure is gone: {procedure.title}, with {len(procedure.norms)} sentences"
            yield _whole("removed", name, says, procedure, None)


def _in_one(old: Procedure, new: Procedure, procedures: dict[str, str]) -> Iterator[Change]:
    names = Names(later_steps(old.steps, new.steps), procedures)
    before = renamed(old, names)
    newly_called = {names.steps.get(name, name): step for name, step in old.steps.items()}
    for name in different(_by_meaning(before), _by_meaning(new), APART):
        told_by = "always" if name == "assured" else name
        was, now = getattr(before, told_by), getattr(new, told_by)
        says = sentence(instead(LABELS.get(name, labelled(name)), was, now))
        weight = WEIGHTS.get(name, Weight.REST)
        yield Change("changed", weight, new.name, says, Side(told(was)), Side(told(now)))
    yield from named_changes(new.name, "answer of the record", old.known, new.known, Weight.STOPPED)
    yield from step_changes(new.name, old.steps, new.steps)
    sentences = [renamed(norm, names) for norm in old.norms]
    yield from sentence_changes(Told(new.name, sentences, new.norms, {**newly_called, **new.steps}))
    yield from question_changes(new.name, old, new)
    yield from reading_changes(new.name, old, new)


def _by_meaning(procedure: Procedure) -> Procedure:
    """What an author adds to the promise counts by what it means, as any sentence does."""
    assured = tuple(replace(each, words="") for each in procedure.assured)
    return replace(procedure, assured=assured)


def _whole(kind: Kind, name: str, says: str, old: Procedure | None, new: Procedure | None) -> Change:
    sides = [Side(one.title) if one else None for one in (old, new)]
    return Change(kind, Weight.WHOLE, name, sentence(says), sides[0], sides[1])
