"""Which sentences of which packs wait for a meeting, and so which steps are taken there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from held.language.norms import Duty, InnerDuty, Norm, Returning
from held.language.pack import Pack
from held.language.times import ByMeeting
from held.record.reading.procedures import pack_by_hash


@dataclass(frozen=True)
class Asking:
    """Of every pack whose transitions may go to one meeting: the step each sentence asks for there."""

    by_norm: dict[tuple[str, str, str], str]
    """By the pack's content hash, the procedure and the sentence's id, which is unique in its procedure alone."""

    @property
    def packs(self) -> frozenset[str]:
        return frozenset(pack for pack, _, _ in self.by_norm)

    @property
    def norms(self) -> frozenset[str]:
        return frozenset(norm for _, _, norm in self.by_norm)

    def is_taken_there(self, pack: str, step: str) -> bool:
        return any(pack == of and step == asked for (of, _, _), asked in self.by_norm.items())

    def asks(self, pack: str, procedure: str, run: str, norm: str) -> bool:
        """`run`: "NAME 1" is the first run of the inner procedure NAME; empty for the transition's own."""
        return (pack, run.rpartition(" ")[0] or procedure, norm) in self.by_norm


def asked_by(meeting: str, hashes: Iterable[str]) -> Asking:
    """`hashes`: of the packs that are or were in force."""
    return Asking(
        {
            (pack.hash, procedure, norm): step
            for pack in map(pack_by_hash, hashes)
            for procedure, norm, step in _of_pack(pack, meeting)
        }
    )


def meeting_of(pack: Pack, procedure: str, step: str) -> str:
    """The meeting at which a step of this procedure, or of one inside it, is taken; empty where none waits for one."""
    names = {procedure, *pack.procedures[procedure].inside}
    for meeting in pack.meetings:
        if any(name in names and asked == step for name, _, asked in _of_pack(pack, meeting)):
            return meeting
    return ""


def _of_pack(pack: Pack, meeting: str) -> Iterator[tuple[str, str, str]]:
    """Each sentence that waits for this meeting: its procedure, its id, the step it asks for."""
    for procedure in pack.procedures.values():
        for norm in procedure.norms:
            if _time_of(norm) == ByMeeting(meeting):
                yield procedure.name, norm.id, _step_of(norm, pack)


def _time_of(norm: Norm) -> object:
    match norm:
        case Duty() | InnerDuty():
            return norm.time
        case Returning():
            return norm.every
        case _:
            return None


def _step_of(norm: Norm, pack: Pack) -> str:
    if isinstance(norm, InnerDuty):
        return pack.procedures[norm.inner].begins_with[0]
    assert isinstance(norm, Duty | Returning)
    return norm.step
