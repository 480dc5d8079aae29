"""Whether the procedures kept in the record are those whose hashes stand in the histories."""

from collections.abc import Collection, Iterator
from json import loads

from held.language.hashing import pack_hash
from held.record.chain.fault import Fault
from held.record.tables.procedures.pack_text import PackText


def pack_faults(used: Collection[str]) -> Iterator[Fault]:
    """`used`: the hashes that entries carry."""
    kept = set()
    for pack in PackText.objects.order_by("id").iterator():
        kept.add(pack.hash)
        if pack_hash(loads(pack.text)) != pack.hash:
            yield Fault("pack", f"The text of {pack} was changed: it is not what its hash says.")
    for missing in sorted(set(used) - kept - {""}):
        yield Fault("pack", f"Entries were decided under a pack that is missing: {missing}.")
