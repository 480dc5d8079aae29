"""What a line of a story does: a step, an inner procedure begun, a line struck, a duty set aside, an end, a look."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from held.language.frame import Frame
from held.language.frames.answering import read_knowns
from held.language.nearest import meant
from held.language.nodes import Text
from held.language.pack import Pack, Procedure
from held.language.steps import Step
from held.language.story import (
    BUILT_IN_ENDS,
    BeginInner,
    EndAnyway,
    KnownTold,
    Look,
    PutAside,
    StoryAct,
    Strike,
    TakeStep,
)

ACTS = ("do", "begin", "look", "strike", "set aside", "known", "end")
STEP_WITH_OUTCOME = re.compile(r"(?P<step>[^()]+?)(?: \((?P<outcome>[^()]+)\))?")


@dataclass(frozen=True)
class Told:
    """The pack and the procedure that a story is told of."""

    pack: Pack
    procedure: Procedure

    @property
    def inners(self) -> Mapping[str, Procedure]:
        return {name: self.pack.procedures[name] for name in self.procedure.inside}


def read_act(told: Told, frame: Frame, number: int) -> StoryAct | None:
    """What the line says is done; `number` is the line's place in the story. None where it was refused."""
    said = [key for key in ACTS if frame.find(key) is not None]
    if "begin" in said and "do" in said:
        said.remove("do")
    if len(said) != 1:
        frame.refuse(
            frame.table.line,
            f"A line of a story says one of: {', '.join(ACTS)}. This one says {len(said)}.",
        )
        return None
    key = said[0]
    if key == "known":
        return KnownTold(read_knowns(told.procedure, frame))
    text = frame.text(key)
    if text is None:
        return None
    match key:
        case "do":
            return _taking(told, frame, text)
        case "begin":
            return _beginning(told, frame, text)
        case "strike":
            if not re.fullmatch(r"[1-9][0-9]{0,3}", text.words) or int(text.words) >= number:
                frame.refuse(
                    text.line, f"“strike:” takes the number of an earlier line, from 1 to {number - 1}."
                )
                return None
            return Strike(int(text.words))
        case "set aside":
            taken = _taking(told, frame, text)
            return PutAside(taken.step, taken.inner) if taken else None
        case "end":
            if text.words in BUILT_IN_ENDS:
                return EndAnyway(text.words)
            known = meant(text.words, BUILT_IN_ENDS)
            frame.refuse(text.line, f"“{text.words}” ends nothing by itself.{known}")
            return None
        case _:
            if not frame.yes("look"):
                frame.refuse(text.line, "“look:” is “yes”, or is left out.")
            return Look()


def step_of(told: Told, act: StoryAct | None) -> Step | None:
    """The step that an act takes, if it takes one."""
    match act:
        case TakeStep(step=name, inner=None):
            return told.procedure.steps[name]
        case TakeStep(step=name, inner=str(inner)) | BeginInner(inner=str(inner), step=name):
            return told.pack.procedures[inner].steps[name]
        case _:
            return None


def _taking(told: Told, frame: Frame, text: Text) -> TakeStep | None:
    """A step of the story's own procedure first, else of an inner one."""
    read = STEP_WITH_OUTCOME.fullmatch(text.words)
    name = read["step"] if read else text.words
    for inner, procedure in ((None, told.procedure), *told.inners.items()):
        if read and name in procedure.steps:
            outcome = _outcome(frame, text, procedure.steps[name], read["outcome"])
            return TakeStep(name, outcome, inner)
    known = [step for procedure in (told.procedure, *told.inners.values()) for step in procedure.steps]
    frame.refuse(text.line, f"“{name}” is no step of this story's procedure.{meant(name, known)}")
    return None


def _outcome(frame: Frame, text: Text, step: Step, outcome: str | None) -> str | None:
    if frame.find("set aside") is not None and outcome is None:
        return None
    if outcome is None and step.outcomes:
        frame.refuse(
            text.line, f"“{step.name}” has outcomes. Give one in brackets: {', '.join(step.outcomes)}."
        )
    elif outcome is not None and outcome not in step.outcomes:
        known = meant(outcome, step.outcomes) if step.outcomes else " It has none."
        frame.refuse(text.line, f"“{step.name}” has no outcome “{outcome}”.{known}")
    return outcome


def _beginning(told: Told, frame: Frame, text: Text) -> BeginInner | None:
    inner = told.inners.get(text.words)
    if inner is None:
        says = f"“{text.words}” is no inner procedure of “{told.procedure.name}”.{meant(text.words, told.inners)}"
        frame.refuse(text.line, says)
        return None
    do = frame.text("do")
    if do is None:
        return BeginInner(inner.name, inner.begins_with[0])
    taken = _taking(told, frame, do)
    if taken and taken.step not in inner.begins_with:
        known = meant(taken.step, inner.begins_with)
        frame.refuse(do.line, f"“{inner.name}” doesn't begin with “{taken.step}”.{known}")
    return BeginInner(inner.name, taken.step, taken.outcome) if taken else None
