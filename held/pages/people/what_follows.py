"""What happens to the children, said before an account is switched off, somebody is away or leaves a team."""

from held.pages.wording.counts import counted
from held.pages.wording.names import and_list
from held.record.reading.people.person import Person


def has_to_be_covered(person: Person) -> bool:
    """They lead children, and nobody covers without an end: their account stays on until somebody does."""
    return person.leads > 0 and not person.always_covered_by()


def blocks(person: Person) -> tuple[str, ...]:
    """Why nothing that can be chosen here lets the account be switched off: they are all that somebody's children have."""
    left = [line.absent.name for line in person.covers if line.absent_is_off and line.until is None]
    return tuple(
        f"{person.name} covers for {name}, who has left. While {name} leads children, name somebody else who covers for "
        f"{name}, or another lead for each of them."
        for name in left
    )


def of_switching_off(person: Person) -> tuple[str, ...]:
    """In sentences: the promise, what is owed, what nobody has received, and when it holds."""
    name, covering = person.name, person.always_covered_by()
    said = [f"{name} can’t sign in from that moment, and is signed out wherever they are signed in now."]
    if person.leads:
        many = counted(person.leads, "child", "children")
        who = and_list([line.deputy.name for line in covering]) or "Whoever covers"
        said.append(
            f"{name} goes on being the lead of {many} until each has another one. {who} can be rung for them, acts in "
            f"{name}’s place in their own name, and finds them under My work."
        )
        said.append(
            "No child falls: each of them still has one lead with somebody who answers. The board Nobody holds it shows "
            "them, until you give each to another lead on the child’s own page."
        )
    else:
        said.append(f"{name} leads no child.")
    if person.owes:
        many = counted(person.owes, "duty", "duties")
        said.append(
            f"{name} owes {many}. Whoever covers does what is owed as lead; the rest goes to whoever else is in the role, "
            "or to the tray of the team."
        )
    if person.waiting:
        said.append(
            f"{counted(person.waiting, 'message', 'messages')} to {name} nobody has received: whoever covers receives them."
        )
    said.append("What they recorded stays, in their name. The account can be switched on again.")
    return tuple(said)


def of_cover(person: Person) -> tuple[str, ...]:
    name = person.name
    said = [
        f"Whoever covers acts in {name}’s roles, in their own name, sees the children {name} works with, and finds what "
        f"{name} owes under My work.",
    ]
    if person.leads:
        many = counted(person.leads, "child", "children")
        said.append(
            f"{name} leads {many}, and goes on leading: nobody else becomes the lead. Every page about them says who covers "
            "and until when."
        )
    said.append(
        "When the last day is over, cover ends by itself. With no last day it goes on until somebody ends it."
    )
    return tuple(said)


def of_leaving(person: Person) -> tuple[str, ...]:
    name = person.name
    said = [f"From the day after, {name} no longer sees the children whom only that team gave them to see."]
    if person.leads:
        many = counted(person.leads, "child", "children")
        said.append(
            f"{name} leads {many}. They stay with {name} until each has another lead, so none falls; the board Nobody holds "
            "it shows them from six weeks before the last day until then."
        )
    said.append("The account stays on. Switch it off as well when they leave for good.")
    return tuple(said)
