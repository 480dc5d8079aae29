"""How posts, cover and accounts are put into words: for a person's own page, and for one's own account."""

from datetime import datetime

from held.pages.components.links import Person as ToRing
from held.pages.components.tables import Cell, Row, Table
from held.pages.wording.counts import counted
from held.pages.wording.dates import day_of, from_until, full_date, full_time
from held.pages.wording.phrases import capital
from held.record.reading.people.person import Account, AccountLine, CoverLine, Person, PostLine


def posts_table(person: Person, whose: str) -> Table:
    return Table(
        f"{whose} teams",
        ("Team", "Role", "Service", "From, until"),
        tuple(_post(post) for post in person.posts),
        "In no team.",
    )


def _post(post: PostLine) -> Row:
    role = capital(post.role) + (". Answers for every child" if post.sees_all else "")
    return Row((post.team, role, capital(post.service), capital(from_until(post.since, post.until))))


def cover_rows(person: Person, moment: datetime) -> tuple[Row, ...]:
    """Who covers for them, then for whom they cover."""
    by = tuple(
        Row((f"{line.deputy.name} covers for {person.name}", _ring(line.deputy), _when(line, moment)))
        for line in person.covered_by
    )
    return by + tuple(
        Row(
            (
                f"{person.name} covers for {line.absent.name}{', who has left' if line.absent_is_off else ''}",
                _ring(line.absent),
                _when(line, moment),
            )
        )
        for line in person.covers
    )


def cover_table(person: Person, moment: datetime) -> Table:
    """Of whoever looks, where it is their own."""
    name = person.name
    nobody = (
        "Nobody covers for you now, and you cover for nobody."
        if person.is_me
        else f"Nobody covers for {name} now, and {name} for nobody."
    )
    return Table(
        "Cover",
        ("Who covers", "Telephone", "From, until"),
        cover_rows(person, moment),
        nobody,
    )


def _ring(contact: object) -> Cell | str:
    phone = getattr(contact, "phone", "")
    return Cell(ring=ToRing("", "", phone)) if phone else "Not known"


def _when(line: CoverLine, moment: datetime) -> str:
    until = day_of(line.until) if line.until else None
    words = capital(from_until(day_of(line.since), until))
    if line.until is None:
        return f"{words}, without an end"
    return words if line.goes_on(moment) else f"{words}, not begun yet"


def account_state(account: Account, moment: datetime) -> str:
    """One sentence: whether they can sign in, and since when they have not."""
    if not account.is_on:
        return "Switched off."
    if account.is_dormant:
        used = f"Last used on {full_date(account.used)}" if account.used else "Never used"
        return f"Closed, because nobody used it. {used}."
    if account.one_time_until is not None:
        if account.one_time_until < moment:
            return f"Not open yet: the one-time password ran out on {full_time(account.one_time_until)}."
        return f"Not open yet: a one-time password was given, good until {full_time(account.one_time_until)}."
    return (
        f"Open. Last signed in on {full_time(account.used)}."
        if account.used
        else "Open. Never signed in yet."
    )


def lines_table(lines: tuple[AccountLine, ...]) -> Table:
    return Table(
        "What was done to the account",
        ("When", "What", "By whom"),
        tuple(Row((full_time(line.at), line.says, line.by)) for line in lines),
        "Nothing yet.",
    )


def children_said(person: Person) -> str:
    """ "4 children", and how many of them whoever looks does not work with."""
    hidden = person.leads - len(person.children)
    return counted(person.leads, "child", "children") + (
        f", {hidden} of whom you do not work with" if hidden and person.children else ""
    )
