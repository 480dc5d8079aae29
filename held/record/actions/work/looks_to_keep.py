"""Looks that are not written down yet: each is, once, before anything of those children is sent."""

from collections.abc import Iterable

from held.record.prepared import put_in_all
from held.record.tables.work.look import Look


class LooksToKeep:
    """What somebody records of the children they looked at is one transaction with the looks; else they are one of their
    own."""

    def __init__(self, looks: Iterable[Look] = ()) -> None:
        self._looks = tuple(looks)

    def keep(self) -> None:
        """In a transaction of their own, but for those that are kept."""
        self.write()
        self.are_kept()

    def write(self) -> None:
        """In the caller's transaction, who says `are_kept` once that has ended well."""
        put_in_all(self._looks)

    def are_kept(self) -> None:
        self._looks = ()
