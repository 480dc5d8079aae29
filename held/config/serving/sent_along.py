"""What comes with a request, as the page sees it that is made in another process."""

from io import BufferedReader, RawIOBase
from multiprocessing.connection import Connection
from typing import IO, Any


class _Pieces(RawIOBase):
    def __init__(self, line: "Connection[Any, Any]") -> None:
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        self._line.send(len(room))
        piece = self._line.recv()
        if piece is None:
            raise OSError("the line it came by has broken")
        room[: len(piece)] = piece
        return len(piece)


def sent_along(line: "Connection[Any, Any]") -> IO[bytes]:
    """Asked for only as far as it is read. Reading raises OSError where it ends too soon."""
    return BufferedReader(_Pieces(line), 1 << 16)
