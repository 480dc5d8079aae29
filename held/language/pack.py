"""A pack: one authority's procedures in one dated version, whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from held.language.letter import Letter
from held.language.norms import Assurance, Norm, Place, Question
from held.language.statutory_clock import StatutoryClock
from held.language.steps import Step


@dataclass(frozen=True)
class Service:
    """A service that can hold a child. `ring`: what its urgent button says. Teams are the authority's, made in the record."""

    name: str
    tier: int
    desk: str | None = None


@dataclass(frozen=True)
class Role:
    """What somebody does for a child, for which service, and which roles may stand in for it (a deputy)."""

    name: str
    service: str
    deputies: tuple[str, ...] = ()
    manages: bool = False


@dataclass(frozen=True)
class Meeting:
    """A meeting held every week. `weekday` 0 is Monday; hour and minute are Europe/London.

    `invites`: whoever works in one of these roles has it in their calendar, as a rule.
    """

    name: str
    weekday: int
    hour: int
    minute: int = 0
    invites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Level:
    """A level of need, with the authority's indicators, which guide and never score."""

    number: int
    name: str
    means: str
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clause:
    """One clause of the source. `nothing_because` says why there is nothing to encode."""

    id: str
    heading: str
    nothing_because: str | None = None
    left_for_later: bool = False


@dataclass(frozen=True)
class Paper:
    """A document that goes to somebody: printed from what these steps were told, under their headings."""

    name: str
    prints: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """A closed-list fact that the record answers: "yes" while it names somebody in the role `names`, or while the child has
    an open transition of the procedure `running` beside this one. One of the two is empty."""

    name: str
    names: str
    running: str = ""
    values: tuple[str, ...] = ("yes", "no")


@dataclass(frozen=True)
class Rule:
    """One or more clauses, what they say in our words, the norms they mean, and the questions they leave."""

    clauses: tuple[str, ...]
    says: str
    norms: tuple[Norm, ...]
    questions: tuple[tuple[Question, tuple[Norm, ...]], ...] = ()


@dataclass(frozen=True)
class Procedure:
    """What moves a child from one kind of support to another. An inner one holds no child and ends with a result.

    A round is about no child: it holds none, ends with a result, and runs inside nothing.

    `pack`: the content hash of the pack it stands in, so that whatever it asks for can be read in its own words.
    """

    name: str
    title: str
    steps: Mapping[str, Step]
    begins_with: tuple[str, ...]
    rules: tuple[Rule, ...]
    is_inner: bool = False
    is_round: bool = False
    inside: tuple[str, ...] = ()
    comes_from: str | None = None
    goes_to: str | None = None
    lead_at_start: str | None = None
    known: Mapping[str, Known] = field(default_factory=dict)
    endings: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    assured: tuple[Assurance, ...] = ()
    file: str = ""
    pack: str = ""

    @cached_property
    def roles(self) -> frozenset[str]:
        """Whoever may take one of its own steps, stands beside whoever takes it, or is named in it."""
        return frozenset(
            role
            for step in self.steps.values()
            for role in (*step.roles, *step.accompanied_by, *(ask.role for ask in step.asks if ask.role))
        )

    @property
    def norms(self) -> tuple[Norm, ...]:
        """Every norm in the order of the file, settled answers after the clause's own."""
        found: list[Norm] = []
        for rule in self.rules:
            found.extend(rule.norms)
            for _, settled in rule.questions:
                found.extend(settled)
        return tuple(found)


@dataclass(frozen=True)
class Pack:
    """Everything an authority's procedures say. `text` maps each file name to its text; `hash` is of that text.

    `look_again`: the authority's own working days for a duty whose clause gives no time (ours, and shown as ours).
    `review_every`: weeks between looks at a plan while no transition is open (ours).
    `urgent`: the procedure and the step that the urgent button takes.
    `statutory_clock`: its own copy of the table of national limits, where it has one.
    `levels_note`: where the levels and their indicators come from, said wherever they are shown.
    `letters`: how what is told and sent is worded, by name; what has none is worded by the letters that come with Held.
    """

    name: str
    version: str
    title: str
    source: str
    notice: str
    services: Mapping[str, Service]
    roles: Mapping[str, Role]
    meetings: Mapping[str, Meeting]
    levels: tuple[Level, ...]
    clauses: Mapping[str, Clause]
    papers: Mapping[str, Paper]
    kinds: tuple[str, ...]
    procedures: Mapping[str, Procedure]
    look_again: int
    review_every: int
    urgent: tuple[str, str]
    text: Mapping[str, str]
    hash: str
    draft: bool = False
    levels_note: str = ""
    closures: tuple[str, ...] = ()
    calendar: Literal["england-and-wales"] = "england-and-wales"
    statutory_clock: StatutoryClock | None = None
    letters: Mapping[str, Letter] = field(default_factory=dict)

    def says_under(self, norm: Norm) -> str:
        """What the clause that asks for it says, in the pack's words; empty where no clause does."""
        return self._said.get(norm.place, "")

    @cached_property
    def _said(self) -> Mapping[Place, str]:
        """By where a sentence stands, what is said above it."""
        return {
            norm.place: rule.says
            for procedure in self.procedures.values()
            for rule in procedure.rules
            for norms in (rule.norms, *(settled for _, settled in rule.questions))
            for norm in norms
        }
