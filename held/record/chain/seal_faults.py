"""Comparing the seals in the record with the signed lines in the file, and each root with its heads."""

from collections.abc import Iterator

from held.record.chain import seal_keeping
from held.record.chain.fault import Fault
from held.record.chain.seal_line import BrokenLine, Root, SealLine, read_line
from held.record.chain.spelling import moment_spelled
from held.record.tables.history.seal import Seal, SealedHead

IN_ONE_GO = 5_000


def seal_faults() -> Iterator[Fault]:
    """What does not agree. The heads themselves are compared with the chains as these are read."""
    lines: dict[int, SealLine] = {}
    previous_root: str | None = ""
    for place, written in enumerate(seal_keeping.lines(), start=1):
        try:
            line = _trusted(written, place, previous_root)
        except BrokenLine as broken:
            yield Fault("seal", f"Line {place} of {seal_keeping.seals_path()} cannot be relied on: {broken}.")
            previous_root = None
            continue
        lines[place], previous_root = line, line.root
    yield from _against_the_record(lines)


def _trusted(written: str, place: int, previous_root: str | None) -> SealLine:
    line = read_line(written)
    key = seal_keeping.key()
    if key is None:
        raise BrokenLine(f"the key that signed it is missing: put {seal_keeping.key_path()} back")
    if line.key != seal_keeping.public(key):
        raise BrokenLine(f"it was signed with another key than {seal_keeping.key_path()}")
    if line.number != place:
        raise BrokenLine(f"seal {line.number} stands where seal {place} should")
    if previous_root is not None and line.previous_root != previous_root:
        raise BrokenLine("it does not follow from the line before it")
    return line


def _against_the_record(lines: dict[int, SealLine]) -> Iterator[Fault]:
    kept = {seal.number: seal for seal in Seal.objects.order_by("number")}
    broken_in_file = len(seal_keeping.lines()) - len(lines)
    for number in sorted(lines.keys() | kept.keys()):
        if number not in kept:
            says = (
                "stands in the file and not in the record: the record was cut, or put back to an earlier day."
            )
        elif number not in lines:
            if broken_in_file and number <= len(seal_keeping.lines()):
                continue  # its line was reported
            says = "stands in the record and not in the file: the file was cut, or a crash came between; run held seal."
        elif _line_of(kept[number]) != lines[number]:
            says = "says something else in the record than in the file: it was changed."
        elif _worked_out(kept[number]) != lines[number].root:
            says = "does not come to its root: a head in its list was changed, added or taken away."
        else:
            continue
        yield Fault("seal", f"Seal {number} {says}")


def _line_of(seal: Seal) -> SealLine | None:
    """What the record says of it; None where its own line says otherwise."""
    try:
        signed = read_line(seal.line)
    except BrokenLine:
        return None
    line = SealLine(
        number=seal.number,
        sealed_at=moment_spelled(seal.sealed_at),
        chains=seal.chains,
        previous_root=seal.previous_root,
        root=seal.root,
        key=signed.key,
    )
    return line if line == signed else None


def _worked_out(seal: Seal) -> str:
    root = Root(
        number=seal.number,
        sealed_at=moment_spelled(seal.sealed_at),
        chains=seal.chains,
        previous_root=seal.previous_root,
    )
    heads = SealedHead.objects.filter(seal=seal).order_by("chain").values_list("chain", "number", "hash")
    for chain, number, hash_ in heads.iterator(chunk_size=IN_ONE_GO):
        root.add(chain=chain, number=number, hash_=hash_)
    return root.worked_out()
