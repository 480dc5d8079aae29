"""What stands on top of every page about a child, and what it is read from."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from held.language.pack import Pack
from held.pages.components.identity import IdentityBar
from held.pages.components.links import Part
from held.pages.identity.identity_bar import identity_bar
from held.pages.wording.phrases import capital
from held.record.clock import now
from held.record.reading.people.child import Identity
from held.record.reading.people.glance import Glance, glance
from held.record.reading.people.who import Who
from held.record.reading.procedures import NothingInForce, pack_by_hash


@dataclass(frozen=True, kw_only=True)
class About:
    """One child on one page. `pack`: whose words their procedures speak; `moment`: when the page is made."""

    child: Who
    glance: Glance
    pack: Pack
    moment: datetime
    bar: IdentityBar
    parts: tuple[Part, ...]

    @property
    def identity(self) -> Identity:
        return self.glance.identity

    @property
    def shown(self) -> dict[str, object]:
        """What the frame of the page needs."""
        return {
            "child": self.child,
            "bar": self.bar,
            "parts": self.parts,
            "section": reverse("children"),
        }


def about(child: Who, here: str = "") -> About:
    """`here` is the name of the address of the part that is shown; empty for a form. One query. Raises NothingInForce."""
    seen = glance(child.public)
    if not seen.pack_hash:
        raise NothingInForce("No procedures are in force. Put a pack in force: held put-in-force PATH.")
    pack, moment = pack_by_hash(seen.pack_hash), now()
    return About(
        child=child,
        glance=seen,
        pack=pack,
        moment=moment,
        bar=identity_bar(child, seen.identity, pack, now=moment),
        parts=_parts(child, seen, here),
    )


def _parts(child: Who, seen: Glance, here: str) -> tuple[Part, ...]:
    def part(words: str, name: str) -> Part:
        return Part(words, reverse(name, kwargs={"public": child.public}), name == here)

    transitions = tuple(
        Part(capital(one.procedure), reverse("transition", kwargs={"public": one.public}))
        for one in seen.identity.transitions
    )
    return (
        part("Overview", "child"),
        *transitions,
        part("Chronology", "chronology"),
        part("Family and professionals", "family"),
        *((part(f"From {_systems(seen)}", "from the case system"),) if seen.origins else ()),
        part("Who has looked", "looked"),
    )


def _systems(seen: Glance) -> str:
    return " and ".join(dict.fromkeys(one.system for one in seen.origins))
