"""One change of a move: how it stands now, and how it would stand."""

from dataclasses import dataclass

from held.pages.components.links import Cited


@dataclass(frozen=True)
class Side:
    """`says`: how it stands under one of the two versions, and of that `who` where it is somebody's; `rule`: the sentence
    that asks for it there, and `clause`: what its clause says."""

    says: str
    clause: str = ""
    cites: tuple[Cited, ...] = ()
    rule: str = ""
    who: str = ""


@dataclass(frozen=True)
class Change:
    """`more`: what is to be known of its date, or of what is read no more."""

    what: str
    now: Side
    then: Side
    more: str = ""

    @property
    def sentence(self) -> str:
        """As the record keeps that it was seen."""
        more = f" {self.more}" if self.more else ""
        return f"{self.what}. Before: {self.now.says}. Since: {self.then.says}.{more}"
