"""Each norm of a procedure as a sentence to be read aloud: whole, in plain words, its binding word in bold."""

from collections.abc import Iterator
from dataclasses import dataclass

from held.language.conditions import Condition
from held.language.events import Event
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
from held.language.pack import Pack, Procedure
from held.language.sentences.saying import say_counted_from, say_time
from held.language.times import ByStatute, Time, Within
from held.pages.procedures.phrases import (
    a_kind,
    along_with,
    is_all_done,
    quoted,
    the_condition,
    the_event,
    the_steps_done,
    whoever,
    whoever_owes,
)
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital, curly


@dataclass(frozen=True)
class Words:
    """Part of a sentence. `is_strong`: the word that binds, stops or allows."""

    text: str
    is_strong: bool = False


@dataclass(frozen=True)
class Said:
    """A norm in plain words. `written` is the sentence as it stands in the file, `where` its file and line."""

    parts: tuple[Words, ...]
    written: str
    where: str

    @property
    def plain(self) -> str:
        return "".join(part.text for part in self.parts)


def say(norm: Norm, procedure: Procedure, pack: Pack) -> Said:
    """In the pack's own names and the language's own words."""
    parts = list(_Saying(procedure, pack).parts(norm))
    parts[0] = Words(capital(parts[0].text), parts[0].is_strong)
    parts.append(Words("."))
    curled = tuple(Words(curly(part.text), part.is_strong) for part in parts)
    return Said(curled, norm.words, f"{norm.place.file}, line {norm.place.line}")


def _strong(text: str) -> Words:
    return Words(text, is_strong=True)


@dataclass(frozen=True)
class _Saying:
    procedure: Procedure
    pack: Pack

    def parts(self, norm: Norm) -> Iterator[Words]:
        match norm:
            case Duty():
                yield from self._duty(norm)
            case InnerDuty():
                yield Words(f"{'each time ' if norm.each_time else ''}after {self._on(norm.after)}, ")
                yield Words(f"the {norm.role} " if norm.role else f"the {norm.inner} ")
                yield _strong("must begin")
                yield Words(f" the {norm.inner}" if norm.role else "")
                yield Words(self._time(norm.time) + self._when(norm.when, norm.unless))
            case Opening():
                yield from self._opening(norm)
            case Returning():
                step = self.procedure.steps[norm.step]
                yield Words(
                    f"{self._every(norm.every)} from {self._on(norm.opens)} until {self._on(norm.closes)}, "
                )
                yield Words(f"{whoever_owes(step, norm.role)} ")
                yield _strong("must")
                yield Words(f" {step.name}{along_with(step)}")
            case Only():
                yield from self._only(norm)
            case Stop():
                yield from self._stop(norm)
            case _:
                yield from self._effect(norm)

    def _duty(self, norm: Duty) -> Iterator[Words]:
        step = self.procedure.steps[norm.step]
        who = whoever if norm.force == "may" else whoever_owes
        yield Words(f"{'each time ' if norm.each_time else ''}after {self._on(norm.after)}, ")
        yield Words(f"{who(step, norm.role)} ")
        yield _strong(norm.force)
        yield Words(f" {step.name}")
        if norm.force != "may":
            yield Words(self._time(norm.time))
        if norm.counted_from:
            yield Words(f", counted from {say_counted_from(norm.counted_from, self.procedure.steps)}")
        yield Words(self._when(norm.when, norm.unless))
        if norm.unless_already_done:
            yield Words(", unless that is done already")
        yield Words(along_with(step))

    def _opening(self, norm: Opening) -> Iterator[Words]:
        step = self.procedure.steps[norm.step]
        yield Words(f"from {self._on(norm.opens)}")
        yield Words(f" until {self._on(norm.closes)}, " if norm.closes else ", ")
        yield Words("anyone " if norm.anyone else f"{whoever(step, norm.role)} ")
        yield _strong("may")
        yield Words(f" {step.name}{along_with(step)}")
        if norm.for_safety:
            yield Words(", for safety: nothing else stops it")

    def _only(self, norm: Only) -> Iterator[Words]:
        step = self.procedure.steps[norm.step]
        yield Words(f"{'if possible, ' if norm.if_possible else ''}{whoever(step)} may {step.name} ")
        after = is_all_done(norm.needs)
        yield _strong("only after" if after else "only when")
        says = the_steps_done if after else the_condition
        yield Words(f" {says(norm.needs, self.procedure)}")
        yield Words(self._when(None, norm.unless))
        if norm.if_possible:
            yield Words("; otherwise with a reason")

    def _stop(self, norm: Stop) -> Iterator[Words]:
        if norm.during:
            yield Words(f"while {the_condition(norm.during, self.procedure)}, ")
        elif norm.opens:
            yield Words(f"from {self._on(norm.opens)}")
            yield Words(f" until {self._on(norm.closes)}, " if norm.closes else ", ")
        yield _strong("do not")
        yield Words(f" {and_list(norm.steps, 'or')}{self._when(None, norm.unless)}")

    def _effect(self, norm: Norm) -> Iterator[Words]:
        match norm:
            case StandsIn():
                replaced = and_list([self.procedure.steps[step].doing for step in norm.steps])
                yield Words(f"{self._on(norm.event)} ")
                yield _strong("stands in for")
                yield Words(f" {replaced}")
            case Holds():
                yield Words(f"from {self._on(norm.opens)}")
                yield Words(f" until {self._on(norm.closes)}, " if norm.closes else ", ")
                yield Words(f"{norm.service} ")
                yield _strong("holds")
                yield Words(" the child")
            case LeadPasses():
                yield Words(f"after {self._on(norm.after)}, the lead ")
                yield _strong("passes")
                yield Words(f" to the {norm.role}")
            case Tells():
                yield Words(f"after {self._on(norm.after)}, the {norm.role} ")
                yield _strong("is told")
            case Sends():
                yield Words(f"after {self._on(norm.after)}, {norm.paper} ")
                yield _strong("goes")
                yield Words(f" to {norm.service}")
            case RecordedAs():
                yield Words(f"{self.procedure.steps[norm.step].doing} ")
                yield _strong("is recorded")
                yield Words(f" as {a_kind(norm.kind)}")
            case SomeoneElse():
                yield Words(f"{self.procedure.steps[norm.step].doing} is done by ")
                yield _strong("someone other")
                yield Words(f" than the one {self.procedure.steps[norm.other].doing}")
            case MustInclude():
                yield Words(f"{self._on(norm.event)} ")
                yield _strong("must include")
                yield Words(f" {quoted(norm.asks, 'and')}")
            case GoesTo():
                yield Words(f"on arrival{self._when(norm.when, None)}, it ")
                yield _strong("goes")
                yield Words(f" to {norm.service}")
            case Ends():
                yield from self._ends(norm)
            case _:
                raise TypeError(f"No page has words for {type(norm).__name__}.")

    def _ends(self, norm: Ends) -> Iterator[Words]:
        yield Words(f"{self._on(norm.event)} ")
        yield _strong("ends")
        if norm.result:
            yield Words(f" the {self.procedure.name}, “{norm.result}”")
        else:
            yield Words(f" the {self.procedure.name} and leaves the child with {norm.service}")
        if norm.begins:
            yield Words(f", and the {norm.begins} begins")
        if norm.whatever_is_owed:
            yield Words(", whatever is still owed")
        yield Words(self._when(None, norm.unless))

    def _on(self, event: Event) -> str:
        return the_event(event, self.procedure)

    def _time(self, time: Time | None) -> str:
        if time is None:
            return f" (no time is given: we look again after {self.pack.look_again} working days)"
        number = f" ({time.limit.words})" if isinstance(time, ByStatute) else ""
        return f" {say_time(time)}{number}"

    def _every(self, time: Time) -> str:
        if isinstance(time, Within):
            return f"every {say_time(time).removeprefix('within ').removeprefix('1 ')}"
        return say_time(time)

    def _when(self, when: Condition | None, unless: Condition | None) -> str:
        said = f", when {the_condition(when, self.procedure)}" if when else ""
        return said + (f", unless {the_condition(unless, self.procedure)}" if unless else "")
