"""What is wrong with the words of one chain."""

from collections.abc import Iterator, Sequence
from json import loads

from held.record.chain.entry import Destroyed, Entry
from held.record.chain.fault import Fault
from held.record.tables.history.happening import WORDS_DESTROYED


def words_faults(of: int, chain: Sequence[Entry]) -> Iterator[Fault]:
    """Words stand as they were hashed, or were destroyed just as a later entry says."""
    told = _told(chain) if any(entry.words == "destroyed" for entry in chain) else {}
    for entry in chain:
        number = entry.header.number
        match entry.words:
            case "changed":
                says = f"The words of entry {number} were changed."
            case "missing":
                says = f"The words of entry {number} are missing."
            case "gone without a reason":
                says = f"The words of entry {number} are gone, and nobody says who did it and why."
            case "destroyed" if number not in told:
                says = f"The words of entry {number} were destroyed, and no later entry of the chain says so."
            case "destroyed" if entry.destroyed != told[number]:
                says = f"Who destroyed the words of entry {number}, when or why was changed."
            case _:
                continue
        yield Fault("words", says, of, number)


def _told(chain: Sequence[Entry]) -> dict[int, Destroyed]:
    """By number, what the chain itself says about words that were destroyed."""
    told = {}
    for entry in chain:
        if entry.header.kind == WORDS_DESTROYED and entry.words == "kept" and entry.text:
            words = loads(entry.text)
            told[words.get("number")] = Destroyed(entry.header.recorded, entry.header.by, words.get("why"))
    return told
