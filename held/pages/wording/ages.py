"""How old a child is, in the unit that says something."""

from datetime import date

from held.pages.wording.counts import counted
from held.pages.wording.dates import full_date


def years(born: date, on: date) -> int:
    """Whole years at that day. Born on 29 February, a year older on 1 March of other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def months(born: date, on: date) -> int:
    """Whole months at that day."""
    return (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)


def age(born: date | None, expected: date | None, on: date) -> str:
    """ "9 years"; "14 months" under two; "3 weeks", "5 days"; "unborn, expected ..."; "age not known"."""
    if born is None or born > on:
        return f"unborn, expected {full_date(expected)}" if expected else "age not known"
    if years(born, on) >= 2:
        return counted(years(born, on), "year")
    if months(born, on) >= 2:
        return counted(months(born, on), "month")
    days = (on - born).days
    return counted(days // 7, "week") if days >= 14 else counted(days, "day")


def age_line(born: date | None, expected: date | None, on: date) -> str:
    """ "9 years, born Tuesday 17 May 2016"."""
    said = age(born, expected, on)
    return f"{said}, born {full_date(born)}" if born and born <= on else said


def beside_name(name: str, born: date | None, expected: date | None, on: date) -> str:
    """ "Tyler Marsh, 7" for a list; months and weeks are spelled out; "Baby Harding, unborn"."""
    return f"{name}, {short_age(born, expected, on)}"


def short_age(born: date | None, expected: date | None, on: date) -> str:
    """ "7", "14 months", "unborn": for beside a name."""
    said = age(born, expected, on)
    return "unborn" if said.startswith("unborn") else said.removesuffix(" years")
