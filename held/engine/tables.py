"""A procedure's norms, sorted once by what they listen for and by the step they speak of.

Kept by identity, not by the pack's hash: packs made for a test, or with a sentence dropped, may share a hash.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from held.engine.about_step import AboutStep, about_each_step
from held.language.events import Event, InnerEnd, Lateness, Occurrence, Start, Taking
from held.language.norms import (
    Duty,
    Ends,
    GoesTo,
    Holds,
    InnerDuty,
    LeadPasses,
    Norm,
    Opening,
    RecordedAs,
    Returning,
    Sends,
    Stop,
    Tells,
)
from held.language.pack import Procedure

Key = tuple[Literal["start", "step", "late", "inner"], str]
Period = Opening | Returning | Holds | Stop
Fires = Duty | InnerDuty

N = TypeVar("N")


@dataclass(frozen=True)
class Listener(Generic[N]):
    """A norm, and the one occurrence of its event that it listens for here."""

    norm: N
    occurrence: Occurrence


Listeners = dict[Key, list[Listener[N]]]


def key_of(occurrence: Occurrence) -> Key:
    """What has to happen, whatever its outcome."""
    match occurrence:
        case Start():
            return ("start", "")
        case Taking(step):
            return ("step", step)
        case Lateness(step):
            return ("late", step)
        case InnerEnd(inner):
            return ("inner", inner)


def fits(occurrence: Occurrence, result: str | None) -> bool:
    """Whether this outcome or result is one the occurrence names; naming none means any."""
    match occurrence:
        case Taking(_, named) | InnerEnd(_, named):
            return not named or result in named
        case _:
            return True


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who hears that one thing happened with one result, each kind in the order of the file.

    Of a step, by norm id: the duties it `discharges`, the openings it `uses`, the duties that come back whose turn it takes
    (`returns`). `lapses`: the same thing with another result, on which nothing rests any more. `moves_the_child`: a period
    of holding opens or closes.
    """

    discharges: tuple[str, ...]
    uses: tuple[str, ...]
    returns: tuple[str, ...]
    closes: tuple[Period, ...]
    opens: tuple[Period, ...]
    leads: tuple[LeadPasses, ...]
    tells: tuple[Tells, ...]
    sends: tuple[Sends, ...]
    fires: tuple[Listener[Fires], ...]
    ends: tuple[Listener[Ends], ...]
    lapses: tuple[Listener[Fires | Ends], ...]
    moves_the_child: bool


@dataclass(frozen=True)
class Tables:
    """The norms of one procedure, by what they listen for (`Listeners`), and what they say of each step (`about`)."""

    procedure: Procedure
    norms: tuple[Norm, ...]
    fires: Listeners[Fires]
    opens: Listeners[Period]
    closes: Listeners[Period]
    leads: Listeners[LeadPasses]
    tells: Listeners[Tells]
    sends: Listeners[Sends]
    ends: Listeners[Ends]
    about: dict[str, AboutStep]
    returnings: tuple[Returning, ...]
    recorded_as: dict[str, str]
    goes_to: tuple[GoesTo, ...]
    _heard: dict[tuple[Key, str | None], Hearing] = field(default_factory=dict)

    def hearing(self, key: Key, result: str | None) -> Hearing:
        """Who hears this, worked out when it is first asked: the same things happen in every child's history."""
        kept = self._heard.get((key, result))
        if kept is None:
            kept = self._heard[key, result] = self._hearing(key, result)
        return kept

    def _hearing(self, key: Key, result: str | None) -> Hearing:
        closes = _hearers(self.closes, key, result)
        opens = _hearers(self.opens, key, result)
        listening: tuple[Listener[Fires | Ends], ...] = (*self.fires.get(key, ()), *self.ends.get(key, ()))
        about = self.about[key[1]] if key[0] == "step" else AboutStep()
        return Hearing(
            discharges=tuple(norm.id for norm in about.duties),
            uses=tuple(norm.id for norm in about.openings),
            returns=tuple(norm.id for norm in about.returnings),
            closes=closes,
            opens=opens,
            leads=_hearers(self.leads, key, result),
            tells=_hearers(self.tells, key, result),
            sends=_hearers(self.sends, key, result),
            fires=_fitting(self.fires, key, result),
            ends=_fitting(self.ends, key, result),
            lapses=tuple(each for each in listening if not fits(each.occurrence, result)),
            moves_the_child=any(isinstance(period, Holds) for period in (*closes, *opens)),
        )


def _fitting(listeners: Listeners[N], key: Key, result: str | None) -> tuple[Listener[N], ...]:
    return tuple(each for each in listeners.get(key, ()) if fits(each.occurrence, result))


def _hearers(listeners: Listeners[N], key: Key, result: str | None) -> tuple[N, ...]:
    return tuple(each.norm for each in _fitting(listeners, key, result))


def _listening(pairs: Iterable[tuple[N, Event]]) -> Listeners[N]:
    found: Listeners[N] = {}
    for norm, event in pairs:
        for occurrence in event.any_of:
            found.setdefault(key_of(occurrence), []).append(Listener(norm, occurrence))
    return found


def _opening(norms: Iterable[Norm]) -> Iterator[tuple[Period, Event]]:
    for norm in norms:
        if isinstance(norm, Opening | Returning | Holds) or (isinstance(norm, Stop) and norm.opens):
            assert norm.opens is not None
            yield norm, norm.opens


def _closing(norms: Iterable[Norm]) -> Iterator[tuple[Period, Event]]:
    for norm in norms:
        if isinstance(norm, Opening | Returning | Holds | Stop) and norm.closes:
            yield norm, norm.closes


def _build(procedure: Procedure) -> Tables:
    norms = procedure.norms
    return Tables(
        procedure=procedure,
        norms=norms,
        fires=_listening((n, n.after) for n in norms if isinstance(n, Duty | InnerDuty)),
        opens=_listening(_opening(norms)),
        closes=_listening(_closing(norms)),
        leads=_listening((n, n.after) for n in norms if isinstance(n, LeadPasses)),
        tells=_listening((n, n.after) for n in norms if isinstance(n, Tells)),
        sends=_listening((n, n.after) for n in norms if isinstance(n, Sends)),
        ends=_listening((n, n.event) for n in norms if isinstance(n, Ends)),
        about=about_each_step(procedure),
        returnings=tuple(n for n in norms if isinstance(n, Returning)),
        recorded_as={n.step: n.kind for n in norms if isinstance(n, RecordedAs)},
        goes_to=tuple(n for n in norms if isinstance(n, GoesTo)),
    )


_KEPT: dict[int, Tables] = {}
_MOST_KEPT = 256


def tables_of(procedure: Procedure) -> Tables:
    """The tables of a procedure, built once for each procedure value, which they keep alive: its id stays its own."""
    kept = _KEPT.get(id(procedure))
    if kept is not None:
        return kept
    if len(_KEPT) >= _MOST_KEPT:
        _KEPT.clear()
    tables = _build(procedure)
    _KEPT[id(procedure)] = tables
    return tables
