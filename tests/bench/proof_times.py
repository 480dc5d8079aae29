"""How long a proof takes: for procedures of 12 to 62 steps, and for each procedure that is shipped. Processor time."""

import time
from collections.abc import Iterator

from held.language.pack import Pack, Procedure
from held.language.reading import read_pack
from held.proof.proving import look
from tests.bench.growing import growing
from tests.procedures.packs import CARELINE, LUTON

HEADS = ("| Procedure | Steps | Sentences | States | Seconds |", "| --- | ---: | ---: | ---: | ---: |")
PARTS = range(2, 13, 2)


def proof_times() -> Iterator[str]:
    """A table of each, a line at a time."""
    yield "Procedures that grow:"
    yield from HEADS
    for parts in PARTS:
        pack = growing(parts)
        yield _line(pack, pack.procedures["cross over"], f"of {parts} parts")[0]
    for path in (LUTON, CARELINE):
        pack = read_pack(path)
        yield f"{pack.title}:"
        yield from HEADS
        whole = 0.0
        for procedure in pack.procedures.values():
            line, took = _line(pack, procedure, procedure.name)
            whole += took
            yield line
        yield f"| all {len(pack.procedures)} | | | | {whole:.1f} |"


def _line(pack: Pack, procedure: Procedure, name: str) -> tuple[str, float]:
    began = time.process_time()
    looked = look(pack, procedure)
    took = time.process_time() - began
    states = "unfinished" if looked.states is None else f"{looked.states:,}"
    return f"| {name} | {len(procedure.steps)} | {len(procedure.norms)} | {states} | {took:.1f} |", took
