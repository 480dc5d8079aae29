"""A second verifier, written from docs/record.md alone: plain SQL, hashes and signatures, nothing of Held.

It only says which chain (of a child, or with a minus of a round) or seal is not right, in words for a tester.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ENTRIES = """
SELECT COALESCE(h.child_id, -h.transition_id), h.number, h.kind, h.pack_hash, h.transition_id, h.run,
       h.happened, h.recorded, h.by_id, h.words_hash, h.previous_hash, h.hash,
       w.happening_id, w.salt, w.text, w.destroyed_at, w.destroyed_by_id, w.destroyed_why
FROM record_happening h LEFT JOIN record_happeningwords w ON w.happening_id = h.id ORDER BY 1, 2"""
HEADS = """
SELECT s.number, h.chain, h.number, h.hash FROM record_sealedhead h JOIN record_seal s ON s.id = h.seal_id
ORDER BY 1, 2"""
SEALS = "SELECT number, sealed_at, chains, previous_root, root, line FROM record_seal ORDER BY 1"
STRAYS = (
    "SELECT count(*) FROM record_happeningwords WHERE happening_id NOT IN (SELECT id FROM record_happening)"
)
CHILDLESS = "SELECT count(*) FROM record_happening WHERE child_id NOT IN (SELECT id FROM record_child)"


def faults(cursor: Any, seals: Path, public_key: str) -> Iterator[str]:
    """`cursor` is of any database; `public_key` in hexadecimal, as it was written down when the first seal was made."""
    heads = asked(cursor, HEADS)
    last: dict[int, tuple[int, str]] = {}
    entries = asked(cursor, ENTRIES)
    stand = {(row[0], row[1]): row[11] for row in entries}
    told = {}
    for row in entries:
        if row[2] == "words destroyed" and row[14]:
            words = json.loads(row[14])
            told[row[0], words.get("number")] = [moment(row[7]), row[8], words.get("why")]
    for row in entries:
        child, number = row[0], row[1]
        before = last.get(child, (0, ""))
        if number != before[0] + 1 or row[10] != before[1] or sha(*header(row)) != row[11]:
            yield f"child {child}, entry {number}"
        if not words_agree(row, told):
            yield f"child {child}, the words of entry {number}"
        last[child] = (number, row[11])
    for _, child, number, hash_ in heads:
        if stand.get((child, number)) != hash_:
            yield f"child {child}, sealed entry {number}"
    for question in (STRAYS, CHILDLESS):
        if asked(cursor, question) != [(0,)]:
            yield "rows that belong to none"
    yield from seal_faults(asked(cursor, SEALS), heads, seals, public_key)


def asked(cursor: Any, sql: str) -> list[tuple[Any, ...]]:
    cursor.execute(sql)
    return [tuple(row) for row in cursor.fetchall()]


def sha(*fields: object) -> str:
    raws = [b"" if field is None else str(field).encode() for field in fields]
    return hashlib.sha256(b"".join(f"{len(raw)} ".encode() + raw + b"\n" for raw in raws)).hexdigest()


def header(row: tuple[Any, ...]) -> tuple[object, ...]:
    return ("held 1", *row[:6], moment(row[6]), moment(row[7]), *row[8:11])


def moment(value: Any) -> str:
    """SQLite gives text, PostgreSQL a datetime; both in UTC."""
    day, _, time = str(value).replace("+00:00", "").partition(" ")
    seconds, _, fraction = time.partition(".")
    return f"{day}T{seconds}.{fraction:0<6}Z"


def words_agree(row: tuple[Any, ...], told: dict[tuple[int, int], list[object]]) -> bool:
    words_hash, (of, salt, text, *destroyed) = row[9], row[12:18]
    if of is None:
        return False
    if salt is None and text is None:
        return all(destroyed) and told.get((row[0], row[1])) == [moment(destroyed[0]), *destroyed[1:]]
    if salt is None or text is None or len(salt) != 64:
        return False
    return bool(hashlib.sha256((salt + text).encode()).hexdigest() == words_hash)


def seal_faults(
    kept: list[tuple[Any, ...]], heads: list[tuple[Any, ...]], seals: Path, public_key: str
) -> Iterator[str]:
    lines = seals.read_text(encoding="utf-8").splitlines() if seals.exists() else []
    if len(lines) != len(kept):
        yield f"{len(kept)} seals and {len(lines)} lines"
    signer = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
    before = ""
    for place, (line, (number, at, chains, previous, root, kept_line)) in enumerate(
        zip(lines, kept, strict=False), 1
    ):
        mine = [str(part) for head in heads if head[0] == number for part in head[1:]]
        worked_out = sha("held-seal-1", number, moment(at), chains, previous, *mine)
        says = f"held-seal-1 {place} {moment(at)} {chains} {before or '-'} {worked_out} {public_key}"
        signed, _, signature = line.rpartition(" ")
        try:
            signer.verify(bytes.fromhex(signature), signed.encode())
        except (InvalidSignature, ValueError):
            yield f"the signature of line {place}"
        if signed != says or line != kept_line or previous != before or root != worked_out or number != place:
            yield f"seal {place}"
        before = root
