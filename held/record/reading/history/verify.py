"""Verifying the whole record: every chain, every word, every seal, in one pass."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.db import connection

from held.record.chain.diagnosis import Heads, diagnose
from held.record.chain.entry import entries
from held.record.chain.fault import Fault
from held.record.chain.guards import missing_guards
from held.record.chain.pack_faults import pack_faults
from held.record.chain.seal_faults import seal_faults
from held.record.tables.history.seal import Seal, SealedHead

PROGRESS_EVERY = 10_000
IN_ONE_GO = 5_000

STRAY_WORDS = (
    "SELECT happening_id FROM record_happeningwords WHERE NOT EXISTS "
    "(SELECT 1 FROM record_happening WHERE id = happening_id)"
)
STRAY_CHAINS = (
    "SELECT DISTINCT child_id FROM record_happening WHERE child_id IS NOT NULL AND NOT EXISTS "
    "(SELECT 1 FROM record_child WHERE record_child.id = child_id)"
)


@dataclass
class Verified:
    """What was looked at, and what was found."""

    chains: int = 0
    rounds: int = 0
    """How many of the chains are of rounds."""
    happenings: int = 0
    destroyed: int = 0
    seals: int = 0
    faults: list[Fault] = field(default_factory=list)


def verify(*, progress: Callable[[int], None] | None = None) -> Verified:
    """Looks at everything. `progress` is told now and then how many happenings have been read.

    What it cannot find stands in docs/record.md.
    """
    verified = Verified(seals=Seal.objects.count())
    verified.faults += [*missing_guards(), *seal_faults()]
    try:
        packs = _read_chains(verified, progress)
    except (TypeError, ValueError, AttributeError) as error:
        # SQLite keeps whatever is put into a column. What is no moment or number at all ends the reading.
        says = f"After {verified.happenings:,} entries one cannot be read, nor what comes after it: {error}."
        verified.faults.append(Fault("changed", says))
        return verified
    verified.faults += [*_strays(), *pack_faults(packs)]
    return verified


def _read_chains(verified: Verified, progress: Callable[[int], None] | None) -> set[str]:
    """Every chain against itself and what was sealed of it. Gives the hashes of the packs that entries name."""
    packs: set[str] = set()
    # The sealed heads are asked for first: what is recorded meanwhile can only make the chains longer.
    sealed = _sealed_chains()
    waiting = next(sealed, None)
    for of, group in groupby(entries(), key=lambda entry: entry.header.chain):
        while waiting and waiting[0] < of:
            verified.faults.append(_missing(*waiting))
            waiting = next(sealed, None)
        heads: Heads = {}
        if waiting and waiting[0] == of:
            heads = waiting[1]
            waiting = next(sealed, None)
        chain = tuple(group)
        verified.faults += diagnose(of, chain, heads)
        verified.destroyed += sum(entry.words == "destroyed" for entry in chain)
        verified.chains += 1
        verified.rounds += of < 0
        packs.update(entry.header.pack_hash for entry in chain)
        before, verified.happenings = verified.happenings, verified.happenings + len(chain)
        if progress and before // PROGRESS_EVERY != verified.happenings // PROGRESS_EVERY:
            progress(verified.happenings)
    while waiting:
        verified.faults.append(_missing(*waiting))
        waiting = next(sealed, None)
    return packs


def _sealed_chains() -> Iterator[tuple[int, Heads]]:
    rows = SealedHead.objects.order_by("chain", "number")
    columns = rows.values_list("chain", "number", "hash", "seal__number")
    for chain, heads in groupby(columns.iterator(chunk_size=IN_ONE_GO), key=lambda row: row[0]):
        yield chain, {number: (hash_, seal) for _, number, hash_, seal in heads}


def _missing(of: int, sealed: Heads) -> Fault:
    last = max(sealed)
    return Fault(
        "missing child" if of > 0 else "missing round",
        f"The whole history is missing: seal {sealed[last][1]} knows {last} entries.",
        of,
    )


def _strays() -> Iterator[Fault]:
    with connection.cursor() as cursor:
        cursor.execute(STRAY_WORDS)
        for (happening,) in cursor.fetchall():
            yield Fault("words", f"Words stand under no entry (happening {happening}): the entry is missing.")
        cursor.execute(STRAY_CHAINS)
        for (child,) in cursor.fetchall():
            yield Fault("missing child", "The child is missing; the history still stands.", child)
