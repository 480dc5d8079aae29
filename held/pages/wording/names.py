"""People's names, and how several stand together in a sentence."""

from collections.abc import Sequence


def and_list(words: Sequence[str], joined: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joined} {words[-1]}"


def together(full: Sequence[str]) -> str:
    """ "Harvey and Isla Doyle" where they share a family name, else each in full."""
    parts = [name.split(" ", 1) for name in full]
    if len(full) > 1 and all(len(part) == 2 for part in parts) and len({part[1] for part in parts}) == 1:
        return f"{and_list([part[0] for part in parts])} {parts[0][1]}"
    return and_list(full)


def of(name: str) -> str:
    """ "Aaliyah’s", "James’s": whose it is."""
    return f"{name}’s"
