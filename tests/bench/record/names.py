"""Invented names, many: a few are common and most are rare, as among people."""

import random
from itertools import product

from held.record.names import keys_of_child
from held.simulation.invented.names import FAMILY, GIVEN

_BEGINNINGS = (
    "Al",
    "Bar",
    "Cal",
    "Dun",
    "El",
    "Fen",
    "Gar",
    "Hol",
    "Kes",
    "Lan",
    "Mar",
    "Nor",
    "Os",
    "Pen",
    "Rad",
    "Sel",
)
_MIDDLES = ("", "ber", "den", "fer", "lo", "min", "ri", "sto", "tha", "ver")
_ENDINGS = (
    "by",
    "combe",
    "croft",
    "field",
    "gate",
    "ham",
    "ley",
    "mere",
    "son",
    "stead",
    "ton",
    "well",
    "wick",
    "worth",
)
RARE = tuple("".join(parts) for parts in product(_BEGINNINGS, _MIDDLES, _ENDINGS))


def family_name(draw: random.Random) -> str:
    """Half of all families share some fifty names."""
    return draw.choice(FAMILY) if draw.random() < 0.5 else draw.choice(RARE)


def given_name(draw: random.Random) -> str:
    """Half of all children share some sixty names; the others have a second one after a hyphen."""
    first = draw.choice(GIVEN)
    return first if draw.random() < 0.5 else f"{first}-{draw.choice(RARE)}"


def keys(given_name: str, family_name: str, known_as: str = "") -> list[str]:
    """What the search box finds them by."""
    return sorted(keys_of_child(given_name=given_name, known_as=known_as, family_name=family_name))
