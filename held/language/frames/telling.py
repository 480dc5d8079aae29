"""A story file, line by line, held against the names of its pack."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from held.language.faults import Faults
from held.language.frame import Frame
from held.language.frames.expecting import read_expectation
from held.language.nearest import meant
from held.language.nodes import Listing, NotRead, Table, Text, compose
from held.language.pack import Pack, Procedure
from held.language.steps import Ask, AskKind, Step
from held.language.story import (
    Answer,
    BeginInner,
    Expected,
    KnownTold,
    Look,
    PutAside,
    Story,
    StoryAct,
    Strike,
    TakeStep,
    Tell,
)

LONDON = ZoneInfo("Europe/London")
ACTS = ("do", "begin", "look", "strike", "set aside", "known")
STEP_WITH_OUTCOME = re.compile(r"(?P<step>[^()]+?)(?: \((?P<outcome>[^()]+)\))?")


def read_story(text: str, file: str, pack: Pack) -> Story:
    """Read one story told in the words of a pack. PackRefused where anything in it is wrong."""
    faults = Faults()
    try:
        node = compose(text, file)
    except NotRead as refused:
        faults.add(file, refused.fault.line, refused.fault.says)
        node = Table((), 1)
    if not isinstance(node, Table):
        faults.add(
            file, node.line, "The file begins with no name and colon. Begin it with “story: its title”."
        )
        node = Table((), 1)
    faults.refuse_if_any()
    frame = Frame(node, file, "the story", faults)
    title, told_of = frame.text("story", needed=True), frame.text("procedure", needed=True)
    keeps, breaks = _clauses(frame, "keeps", pack), _clauses(frame, "breaks", pack)
    procedure = pack.procedures.get(told_of.words) if told_of else None
    if told_of and (procedure is None or procedure.is_inner):
        outer = [name for name, other in pack.procedures.items() if not other.is_inner]
        frame.refuse(
            told_of.line, f"“{told_of.words}” is no procedure of this pack.{meant(told_of.words, outer)}"
        )
    frame.need("tells")
    if procedure is None:
        frame.asked |= {"known", "tells"}
        frame.finish()
        faults.refuse_if_any()
    assert procedure is not None
    teller = _Teller(pack, procedure, faults, file)
    known = teller.knowns(frame)
    tells = teller.tells(frame)
    frame.finish()
    faults.refuse_if_any()
    assert title is not None
    return Story(title.words, file, procedure.name, tells, keeps, breaks, known)


def _clauses(frame: Frame, key: str, pack: Pack) -> tuple[str, ...]:
    found = frame.texts(key)
    for clause in found:
        if clause.words not in pack.clauses:
            known = meant(clause.words, pack.clauses)
            frame.refuse(clause.line, f"Clause “{clause.words}” is not in the pack's list.{known}")
    return tuple(clause.words for clause in found)


@dataclass(frozen=True)
class _Teller:
    pack: Pack
    procedure: Procedure
    faults: Faults
    file: str

    @property
    def inners(self) -> Mapping[str, Procedure]:
        return {name: self.pack.procedures[name] for name in self.procedure.inside}

    def tells(self, frame: Frame) -> tuple[Tell, ...]:
        node = frame.find("tells")
        if not isinstance(node, Listing):
            if node is not None:
                frame.refuse(node.line, "“tells:” takes a list: begin each line of the story with a hyphen.")
            return ()
        found: list[Tell] = []
        for item in node.items:
            if not isinstance(item, Table):
                frame.refuse(item.line, "A line of a story begins with “on:”, the day and the hour.")
                continue
            tell = self._tell(Frame(item, self.file, "this line", self.faults), len(found) + 1)
            if tell:
                found.append(tell)
        return tuple(found)

    def _tell(self, frame: Frame, number: int) -> Tell | None:
        on, recorded = self._moment(frame, "on", needed=True), self._moment(frame, "recorded")
        if on and recorded and recorded < on:
            frame.refuse(
                frame.line_of("recorded"), "It is recorded before it happened. Put the two times right."
            )
        role, person = frame.text("by"), frame.text("person")
        if role and role.words not in self.pack.roles:
            known = meant(role.words, self.pack.roles)
            frame.refuse(role.line, f"“{role.words}” is no role of this pack.{known}")
        act = self._act(frame, number)
        step = self._step_of(act)
        if step is not None and role is None:
            frame.refuse(frame.table.line, "Nobody does this. Say who, as in “by: a role”.")
        answers = self._answers(frame, step)
        names = self._names(frame)
        refused = frame.texts("refused")
        if frame.find("refused") is not None and not refused:
            frame.refuse(frame.line_of("refused"), '“refused:” names what is cited, as in ["5.2"].')
        then = self._then(frame)
        frame.finish()
        if frame.failed or on is None or act is None:
            return None
        return Tell(
            line=frame.table.line,
            on=on,
            recorded=recorded or on,
            act=act,
            role=role.words if role else None,
            person=person.words if person else (role.words if role else None),
            answers=answers,
            names=names,
            refused=frozenset(text.words for text in refused) if refused else None,
            then=then,
        )

    def _moment(self, frame: Frame, key: str, *, needed: bool = False) -> datetime | None:
        text = frame.text(key, needed=needed)
        if text is None:
            return None
        try:
            return datetime.strptime(text.words, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)
        except ValueError:
            says = f'“{text.words}” is no moment. Write it as "2026-03-02 10:00", in quotes.'
            frame.refuse(text.line, says)
            return None

    def _act(self, frame: Frame, number: int) -> StoryAct | None:
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
            return KnownTold(self.knowns(frame))
        text = frame.text(key)
        if text is None:
            return None
        match key:
            case "do":
                return self._taking(frame, text)
            case "begin":
                return self._beginning(frame, text)
            case "strike":
                if not re.fullmatch(r"[1-9][0-9]{0,3}", text.words) or int(text.words) >= number:
                    frame.refuse(
                        text.line, f"“strike:” takes the number of an earlier line, from 1 to {number - 1}."
                    )
                    return None
                return Strike(int(text.words))
            case "set aside":
                taken = self._taking(frame, text)
                return PutAside(taken.step, taken.inner) if taken else None
            case _:
                if not frame.yes("look"):
                    frame.refuse(text.line, "“look:” is “yes”, or is left out.")
                return Look()

    def _taking(self, frame: Frame, text: Text) -> TakeStep | None:
        """A step of the story's own procedure first, else of an inner one."""
        read = STEP_WITH_OUTCOME.fullmatch(text.words)
        name = read["step"] if read else text.words
        for inner, procedure in ((None, self.procedure), *self.inners.items()):
            if read and name in procedure.steps:
                outcome = self._outcome(frame, text, procedure.steps[name], read["outcome"])
                return TakeStep(name, outcome, inner)
        known = [step for procedure in (self.procedure, *self.inners.values()) for step in procedure.steps]
        frame.refuse(text.line, f"“{name}” is no step of this story's procedure.{meant(name, known)}")
        return None

    def _outcome(self, frame: Frame, text: Text, step: Step, outcome: str | None) -> str | None:
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

    def _beginning(self, frame: Frame, text: Text) -> BeginInner | None:
        inner = self.inners.get(text.words)
        if inner is None:
            says = f"“{text.words}” is no inner procedure of “{self.procedure.name}”.{meant(text.words, self.inners)}"
            frame.refuse(text.line, says)
            return None
        do = frame.text("do")
        if do is None:
            return BeginInner(inner.name, inner.begins_with[0])
        taken = self._taking(frame, do)
        if taken and taken.step not in inner.begins_with:
            known = meant(taken.step, inner.begins_with)
            frame.refuse(do.line, f"“{inner.name}” doesn't begin with “{taken.step}”.{known}")
        return BeginInner(inner.name, taken.step, taken.outcome) if taken else None

    def _step_of(self, act: StoryAct | None) -> Step | None:
        match act:
            case TakeStep(step=name, inner=None):
                return self.procedure.steps[name]
            case TakeStep(step=name, inner=str(inner)) | BeginInner(inner=str(inner), step=name):
                return self.pack.procedures[inner].steps[name]
            case _:
                return None

    def _answers(self, frame: Frame, step: Step | None) -> dict[str, Answer]:
        found: dict[str, Answer] = {}
        asks = {ask.name: ask for ask in step.asks} if step else {}
        inside = frame.inside("answers")
        for name, node in inside.table.entries if inside else ():
            if name.words not in asks and isinstance(node, Text) and not node.words:
                frame.refuse(
                    name.line, "A comma inside { } begins a new entry. Put the whole text in double quotes."
                )
                continue
            if name.words not in asks:
                frame.refuse(name.line, f"This step does not ask “{name.words}”.{meant(name.words, asks)}")
                continue
            assert inside is not None
            values = inside.texts(name.words) if isinstance(node, Listing) else ()
            one = inside.as_text(node, f"“{name.words}”") if not isinstance(node, Listing) else None
            for value in (one,) if one else values:
                self._fits(inside, asks[name.words], value)
            found[name.words] = one.words if one else tuple(value.words for value in values)
        return found

    def _fits(self, frame: Frame, ask: Ask, value: Text) -> None:
        known = ask.values
        if ask.kind == AskKind.LEVEL:
            known = tuple(str(level.number) for level in self.pack.levels)
        if known and value.words not in known:
            frame.refuse(value.line, f"“{ask.name}” can't be “{value.words}”.{meant(value.words, known)}")

    def _names(self, frame: Frame) -> dict[str, str]:
        found: dict[str, str] = {}
        for role, node in frame.entries("names"):
            person = frame.as_text(node, f"“{role.words}”")
            if role.words not in self.pack.roles:
                known = meant(role.words, self.pack.roles)
                frame.refuse(role.line, f"“{role.words}” is no role of this pack.{known}")
            if person:
                found[role.words] = person.words
        return found

    def knowns(self, frame: Frame) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, node in frame.entries("known"):
            value = frame.as_text(node, f"“{name.words}”")
            known = self.procedure.known.get(name.words)
            if known is None:
                near = meant(name.words, self.procedure.known)
                frame.refuse(name.line, f"“{name.words}” is no known of “{self.procedure.name}”.{near}")
            elif value and value.words not in known.values:
                frame.refuse(
                    value.line, f"“{name.words}” can't be “{value.words}”.{meant(value.words, known.values)}"
                )
            elif value:
                found[name.words] = value.words
        return found

    def _then(self, frame: Frame) -> tuple[Expected, ...]:
        node = frame.find("then")
        if node is None:
            return ()
        if not isinstance(node, Listing):
            frame.refuse(node.line, "“then:” takes a list: begin each sentence with a hyphen.")
            return ()
        found: list[Expected] = []
        for item in node.items:
            if isinstance(item, Table) and len(item.entries) == 1:
                key, value = item.entries[0]
                words = f"{key.words}: {value.words}" if isinstance(value, Text) else key.words
                item = Text(words, item.line)
            text = frame.as_text(item, "A sentence of “then:”")
            what = read_expectation(frame, text, self.pack, self.procedure) if text else None
            if text and what:
                found.append(Expected(what, text.words, text.line))
        return tuple(found)
