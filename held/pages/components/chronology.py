"""The chronology, one entry for each happening or gap, newest first."""

from dataclasses import dataclass

from held.pages.components.links import Cited, Link


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`what` in bold, `more` after it, `quote` in quotation marks. `small`: when, late or not, and who, in order."""

    what: str
    more: str = ""
    quote: str = ""
    small: tuple[str, ...] = ()
    cites: tuple[Cited, ...] = ()
    links: tuple[Link, ...] = ()
    anchor: str = ""
    is_gap: bool = False
    is_struck: bool = False
    struck_says: str = ""
    """Who struck or corrected it, when and why: "Struck by ... on ...: ..."."""
