"""The people of an invented story: nobody but their roles, and a second one in each."""

from held.language.pack import Pack

ANOTHER = "another "


def another(role: str) -> str:
    """Somebody else in a role: for what has to be done by two people."""
    return f"{ANOTHER}{role}"


def called(pack: Pack, person: str | None) -> str:
    """As a sentence says them: "the family worker", "another family worker", or the name a story gave them."""
    if person is None:
        return "nobody"
    return f"the {person}" if person in pack.roles else person
