"""What stands in pack.yaml of two versions: services, roles, meetings, papers, levels, clauses, and settings."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from held.engine.versions.change import Change, Side, Weight
from held.engine.versions.naming import named_changes
from held.engine.versions.renaming import Names, renamed
from held.engine.versions.telling import instead, labelled, sentence, told
from held.language.pack import Pack
from held.language.statutory_clock import StatutoryClock

# What each thing is called, and what a change of it touches.
NAMED: Mapping[str, tuple[str, Weight]] = {
    "services": ("service", Weight.HELD),
    "roles": ("role", Weight.TAKEN),
    "meetings": ("meeting", Weight.OWED),
    "levels": ("level of need", Weight.REST),
    "clauses": ("clause", Weight.REST),
    "papers": ("paper", Weight.SENT),
    "letters": ("letter", Weight.SENT),
}
SETTINGS: Mapping[str, tuple[str, Weight]] = {
    "look_again": ("working days until we look again, where no time is given", Weight.OWED),
    "review_every": ("weeks between looks at a plan", Weight.OWED),
    "closures": ("days on which the authority is closed", Weight.OWED),
    "calendar": ("calendar", Weight.OWED),
    "urgent": ("what the urgent button takes", Weight.STOPPED),
    "kinds": ("kinds of entries", Weight.SENT),
    "draft": ("a draft", Weight.REST),
    "notice": ("what is said on top of every page", Weight.REST),
}
CLOCK: Mapping[str, str] = {
    "country": "whose statutory clock it is",
    "stood_on": "the day the statutory clock stood so",
    "note": "what is said of the statutory clock",
}
# How a version is called and kept; the procedures have sentences of their own.
APART = frozenset({"version", "text", "hash", "procedures"})


def authority_changes(old: Pack, new: Pack, names: Names) -> Iterator[Change]:
    """`names`: steps and procedures that were renamed."""
    before = replace(renamed(old, names), urgent=_urgent(old, names))
    for each in fields(Pack):
        if each.name in APART:
            continue
        was, now = getattr(before, each.name), getattr(new, each.name)
        if each.name in NAMED:
            called, weight = NAMED[each.name]
            yield from named_changes("", called, _by_name(was, names), _by_name(now, Names()), weight)
        elif each.name == "statutory_clock":
            yield from _clock_changes(was, now)
        elif was != now:
            label, weight = SETTINGS.get(each.name, (labelled(each.name), Weight.REST))
            says = sentence(instead(label, was, now))
            yield Change("changed", weight, "", says, Side(told(was)), Side(told(now)))


def _clock_changes(old: StatutoryClock | None, new: StatutoryClock | None) -> Iterator[Change]:
    """Limit by limit, and what is said of the whole table."""
    before, after = (clock.limits if clock else {} for clock in (old, new))
    yield from named_changes("", "statutory limit", before, after, Weight.OWED)
    for name, label in CLOCK.items():
        was, now = (told(getattr(clock, name, None)) for clock in (old, new))
        if was != now:
            says = sentence(f"{label}: {now} instead of {was}")
            yield Change("changed", Weight.REST, "", says, Side(was), Side(now))


def _by_name(things: object, names: Names) -> Mapping[str, object]:
    if isinstance(things, Mapping):
        return {name: renamed(thing, names) for name, thing in things.items()}
    assert isinstance(things, tuple)
    return {str(level.number): level for level in things}


def _urgent(pack: Pack, names: Names) -> tuple[str, str]:
    procedure, step = pack.urgent
    return names.procedures.get(procedure, procedure), names.steps.get(step, step)
