"""The changes between two versions as they are read: by what they touch, each numbered, both sentences in plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from held.engine.flow import flow
from held.engine.versions.change import Change, Side, Weight
from held.engine.versions.procedures import procedure_names
from held.language.pack import Pack, Procedure
from held.language.steps import Step
from held.pages.procedures.sentences import Said, Words, say
from held.pages.wording.phrases import anchor, curly
from held.pictures.flowchart.draw import flowchart

HEADINGS = {
    Weight.WHOLE: "Whole procedures",
    Weight.STOPPED: "What is stopped and what is open",
    Weight.OWED: "What is owed, by whom and when",
    Weight.HELD: "Who holds the child, who leads, how it ends",
    Weight.TAKEN: "The steps: who takes them and what they ask",
    Weight.SENT: "Who is told and what is sent",
    Weight.OPEN: "What the text leaves open",
    Weight.REST: "The rest",
}


@dataclass(frozen=True)
class ShownSide:
    """`label`: "Before" or "Now". `cites`: the clause, empty where none asks for it."""

    label: str
    cites: str
    said: Said


@dataclass(frozen=True)
class ShownChange:
    """`number` is its place among all; `about` the procedure."""

    number: int
    about: str
    says: str
    sides: tuple[ShownSide, ...]


@dataclass(frozen=True)
class Group:
    """The changes that touch one thing."""

    heading: str
    anchor: str
    changes: tuple[ShownChange, ...]


@dataclass(frozen=True)
class Drawing:
    """A procedure in the newer version, the changed steps flagged. `gone`: steps that are drawn no more."""

    title: str
    picture: str
    gone: tuple[str, ...]


def shown_changes(changes: Sequence[Change], old: Pack, new: Pack) -> tuple[Group, ...]:
    """In the order they are accepted in."""
    numbered = list(enumerate(changes, start=1))
    groups = []
    for weight, some in groupby(numbered, key=lambda one: one[1].weight):
        shown = tuple(_shown(number, change, old, new) for number, change in some)
        groups.append(Group(HEADINGS[weight], anchor(HEADINGS[weight]), shown))
    return tuple(groups)


def _shown(number: int, change: Change, old: Pack, new: Pack) -> ShownChange:
    procedure = new.procedures.get(change.procedure) or old.procedures.get(change.procedure)
    return ShownChange(
        number=number,
        about=curly(procedure.title) if procedure else "The whole pack",
        says=curly(change.says),
        sides=tuple(_sides(change, old, new)),
    )


def _sides(change: Change, old: Pack, new: Pack) -> Iterator[ShownSide]:
    for label, side, pack in (("Before", change.before, old), ("Now", change.after, new)):
        if side is None:
            continue
        said = _said(side, change, old, new, pack)
        if side.cites or change.kind == "changed":
            yield ShownSide(label, curly(side.cites.words) if side.cites else "", said)


def _said(side: Side, change: Change, old: Pack, new: Pack, pack: Pack) -> Said:
    if side.norm is None:
        return Said((Words(curly(side.words)),), side.words, "")
    return say(side.norm, _in_both(change.procedure, old, new), pack)


def _in_both(name: str, old: Pack, new: Pack) -> Procedure:
    """The procedure with the steps of both versions: an older sentence is told in the newer one's names."""
    procedure, before = new.procedures[name], _before(name, old, new)
    return replace(procedure, steps={**(before.steps if before else {}), **procedure.steps})


def _before(name: str, old: Pack, new: Pack) -> Procedure | None:
    """The older version of a procedure of the newer pack."""
    called = {now: was for was, now in procedure_names(old, new).items()}
    return old.procedures.get(called.get(name, name))


def drawings(changes: Sequence[Change], old: Pack, new: Pack) -> tuple[Drawing, ...]:
    """Of every procedure in which something about a step is different."""
    found = []
    for procedure in new.procedures.values():
        touched = [one.step for one in changes if one.procedure == procedure.name and one.step]
        before = _before(procedure.name, old, new)
        if touched and before:
            found.append(_drawing(procedure, before, touched, new))
    return tuple(found)


def _drawing(procedure: Procedure, before: Procedure, touched: Sequence[str], new: Pack) -> Drawing:
    states = {name: _flag(step, before, touched) for name, step in procedure.steps.items()}
    gone = tuple(curly(step) for step in dict.fromkeys(touched) if step not in states)
    picture = flowchart(flow(new, procedure.name), states, f"flowchart-{anchor(procedure.name)}")
    return Drawing(curly(procedure.title), picture, gone)


def _flag(step: Step, before: Procedure, touched: Sequence[str]) -> str:
    if step.name not in before.steps and step.was not in before.steps:
        return "new"
    return "changed" if step.name in touched else ""
