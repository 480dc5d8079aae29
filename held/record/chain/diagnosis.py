"""What is wrong with one chain: nothing at all, nearly always; else each fault with its entry."""

from collections.abc import Iterator, Mapping, Sequence

from held.record.chain.entry import Entry
from held.record.chain.fault import Fault, What
from held.record.chain.words_faults import words_faults

Heads = Mapping[int, tuple[str, int]]
"""What was sealed of one chain: by number, the hash of that entry and the number of the seal."""


def diagnose(of: int, chain: Sequence[Entry], sealed: Heads) -> list[Fault]:
    """The faults of one chain (`of` as `header.chain_of` says), as it stands, against itself and what was sealed."""
    faults = list(words_faults(of, chain))
    if not _stands(chain, sealed):
        faults += _Chain(of, chain, sealed).faults()
    return faults


def _stands(chain: Sequence[Entry], sealed: Heads) -> bool:
    previous = ""
    for place, entry in enumerate(chain, start=1):
        header = entry.header
        if header.number != place or header.previous_hash != previous or not entry.is_sound:
            return False
        if place in sealed and sealed[place][0] != entry.hash:
            return False
        previous = entry.hash
    return not sealed or max(sealed) <= len(chain)


class _Chain:
    """A chain known to be damaged. It is read once more, asking of each entry which place it was written for."""

    def __init__(self, of: int, chain: Sequence[Entry], sealed: Heads) -> None:
        self.of = of
        self.chain = chain
        self.sealed = sealed
        self.last = max((*sealed, len(chain), *(entry.header.number for entry in chain)))
        self.written_for = [self._written_for(entry) for entry in chain]

    def faults(self) -> list[Fault]:
        found = [*self._each_entry(), *self._each_place(), *self._against_seals()]
        if not found:
            found = [self._fault("changed", 1, "The chain does not hold together.")]
        return found

    def _fault(self, what: What, number: int, says: str) -> Fault:
        return Fault(what, says, self.of, number)

    def _written_for(self, entry: Entry) -> int | None:
        """The place at which its hash is right; None: at no place, so that something else in it was changed."""
        if entry.is_sound:
            return entry.header.number
        places = range(1, self.last + 1)
        return next((place for place in places if entry.header.hash(number=place) == entry.hash), None)

    def _each_entry(self) -> Iterator[Fault]:
        taken: dict[int, Entry] = {}
        for entry, place in zip(self.chain, self.written_for, strict=True):
            number = entry.header.number
            if place is None:
                if number in self.written_for or number > self._last_sound():
                    yield self._fault(
                        "added", number, f"Entry {number} was added or changed: its hash is not its own."
                    )
                else:
                    yield self._fault(
                        "changed", number, f"Entry {number} was changed: its hash is not its own."
                    )
            elif place in taken:
                yield self._fault(
                    "added", number, f"Entry {number} was added: two were written for place {place}."
                )
            elif place != number:
                yield self._fault(
                    "reordered", number, f"Entry {number} was moved: it was written as entry {place}."
                )
            if place is not None:
                taken.setdefault(place, entry)

    def _last_sound(self) -> int:
        return max((place for place in self.written_for if place is not None), default=0)

    def _each_place(self) -> Iterator[Fault]:
        at = {
            place: entry
            for entry, place in zip(self.chain, self.written_for, strict=True)
            if place is not None
        }
        spoilt = {
            entry.header.number
            for entry, place in zip(self.chain, self.written_for, strict=True)
            if place is None
        }
        end = max((*at, *spoilt), default=0)
        for number in range(1, end + 1):
            if number not in at:
                if number not in spoilt:
                    yield self._fault("missing", number, f"Entry {number} is missing.")
                continue
            follows = at[number].header.previous_hash
            if number == 1 and follows != "":
                yield self._fault(
                    "missing", 1, "Entry 1 follows another: the beginning is missing, or was changed."
                )
            elif number - 1 in at and follows != at[number - 1].hash:
                yield self._fault(
                    "written anew",
                    number,
                    f"Entry {number} does not follow from entry {number - 1}: one of them was written anew.",
                )

    def _against_seals(self) -> Iterator[Fault]:
        stand = {entry.header.number: entry for entry in self.chain}
        for number, (hash_, seal) in sorted(self.sealed.items()):
            if number not in stand:
                if number > max(stand, default=0):
                    yield self._fault(
                        "cut off",
                        number,
                        f"The chain was cut off after entry {max(stand, default=0)}: seal {seal} knows entry {number}.",
                    )
            elif stand[number].hash != hash_:
                yield self._fault(
                    "written anew",
                    number,
                    f"Entry {number} is not the one that seal {seal} knows: it was written anew.",
                )
