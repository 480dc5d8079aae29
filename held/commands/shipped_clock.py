"""A pack's statutory clock beside the latest table of that country that Held ships."""

from pathlib import Path

from held.language.days import in_words
from held.language.reading import read_clock
from held.language.statutory_clock import StatutoryClock

SHIPPED = Path(__file__).parents[1] / "procedures" / "statutory_clock"


def said_of_the_clock(clock: StatutoryClock, shipped: Path = SHIPPED) -> str:
    """Which table it is, and each limit in which it differs. No fault: an authority may know better."""
    whose = f"Statutory clock: {clock.country}, as it stood on {in_words(clock.stood_on)}"
    tables = sorted((shipped / clock.country.lower()).glob("*.yaml"))
    if not tables:
        return f"{whose}. Held ships no table of {clock.country} to compare it with."
    ours = read_clock(tables[-1].read_text(encoding="utf-8"), tables[-1].name)
    names = sorted({*clock.limits, *ours.limits})
    otherwise = [name for name in names if clock.limits.get(name) != ours.limits.get(name)]
    if not otherwise:
        return f"{whose}, as Held ships it."
    stood = in_words(ours.stood_on)
    return f"{whose}. It differs from the table of {stood} that Held ships in: {', '.join(otherwise)}."
