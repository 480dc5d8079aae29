"""A picture of a page in fewer bytes: at most 256 colours, each dot by its number. A page has few colours, and much edge."""

import struct
import zlib
from collections import Counter

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST = 256
RGB, RGBA, PALETTE = 2, 6, 3


def smaller(png: bytes) -> bytes:
    """Of a picture as browsers make them: eight bits a colour, not interlaced. Raises ValueError for any other.

    One that is small already stays as it is. A second or a few for each."""
    wide, high, deep, kind, *rest = struct.unpack(">IIBBBBB", png[16:29])
    if kind == PALETTE:
        return png
    if deep != 8 or kind not in (RGB, RGBA) or any(rest):
        raise ValueError("This picture is not as a browser makes them.")
    size = 3 if kind == RGB else 4
    rows = _unfiltered(zlib.decompress(_data(png)), wide, high, size)
    dots = [[row[at : at + 3] for at in range(0, len(row), size)] for row in rows]
    counted = Counter(dot for row in dots for dot in row)
    palette = [dot for dot, _ in counted.most_common(MOST)]
    number = {dot: place for place, dot in enumerate(palette)}
    for dot in counted:
        if dot not in number:
            number[dot] = _nearest(dot, palette)
    lines = b"".join(b"\x00" + bytes(number[dot] for dot in row) for row in dots)
    return b"".join(
        (
            SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, PALETTE, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(palette)),
            _chunk(b"IDAT", zlib.compress(lines, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _nearest(dot: bytes, palette: list[bytes]) -> int:
    return min(
        range(len(palette)),
        key=lambda place: sum((one - other) ** 2 for one, other in zip(dot, palette[place], strict=True)),
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _data(png: bytes) -> bytes:
    found, at = b"", len(SIGNATURE)
    while at < len(png):
        (long,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            found += png[at + 8 : at + 8 + long]
        at += long + 12
    return found


def _unfiltered(data: bytes, wide: int, high: int, size: int) -> list[bytes]:
    """The rows of dots. Each came as what differs from the dot before it, the one above, or both (PNG, 9.2)."""
    long = wide * size
    above, rows = bytearray(long), []
    for row in range(high):
        at = row * (long + 1)
        how, line = data[at], bytearray(data[at + 1 : at + 1 + long])
        if how:
            for place in range(long):
                left = line[place - size] if place >= size else 0
                corner = above[place - size] if place >= size else 0
                guess = (
                    0,
                    left,
                    above[place],
                    (left + above[place]) // 2,
                    _paeth(left, above[place], corner),
                )
                line[place] = (line[place] + guess[how]) & 0xFF
        above = line
        rows.append(bytes(line))
    return rows


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))
