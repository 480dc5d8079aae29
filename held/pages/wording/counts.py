"""Numbers beside what they count."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 child", "2 children", "0 days"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def day_number(day: int, of: int) -> str:
    """ "day 6 of 10"; after the last one "day 12, 2 over the 10"."""
    if day > of:
        return f"day {day}, {day - of} over the {of}"
    return f"day {day} of {of}"
