"""pack.yaml: an authority's services, roles, meetings, levels, papers, kinds and clauses."""

import re
from dataclasses import dataclass, field

from held.language.days import day_of
from held.language.frame import Frame
from held.language.frames.clauses import read_clauses
from held.language.frames.levels import read_levels
from held.language.lines import Lines
from held.language.nearest import meant
from held.language.nodes import Text
from held.language.pack import Clause, Level, Meeting, Paper, Role, Service
from held.language.statutory_clock import StatutoryClock

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CALENDAR = "england and wales"
# The keys that make names, and the kind of each.
KINDS = {
    "services": "SERVICE",
    "roles": "ROLE",
    "meetings": "MEETING",
    "papers": "PAPER",
    "kinds": "KIND",
    "clauses": "clause",
}


@dataclass
class Authority:
    """What pack.yaml and statutory_clock.yaml say, before the procedures are read. `doubtful`: kinds not read whole."""

    name: str = ""
    title: str = ""
    version: str = ""
    source: str = ""
    notice: str = ""
    draft: bool = False
    services: dict[str, Service] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    levels: tuple[Level, ...] = ()
    levels_note: str = ""
    clauses: dict[str, Clause] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    closures: tuple[str, ...] = ()
    look_again: int = 0
    review_every: int = 0
    urgent: tuple[str, str] = ("", "")
    statutory_clock: StatutoryClock | None = None
    doubtful: set[str] = field(default_factory=set)


def read_authority(frame: Frame, lines: Lines) -> Authority:
    """Read pack.yaml; what is wrong is refused on the way and what is right is kept."""
    read = Authority()
    read.name, read.title = _words(frame, "pack", needed=True), _words(frame, "title", needed=True)
    read.version, read.source = _words(frame, "version", needed=True), _words(frame, "source", needed=True)
    read.notice, read.draft = _words(frame, "notice"), frame.yes("draft")
    _services(frame, read, lines)
    _roles(frame, read, lines)
    _meetings(frame, read, lines)
    read.levels, read.levels_note = read_levels(frame), _words(frame, "levels note")
    read.clauses, all_read = read_clauses(frame, lines, draft=read.draft)
    if not all_read:
        read.doubtful.add("clause")
    _papers(frame, read, lines)
    before = len(frame.faults.found)
    kinds = frame.names("kinds")
    if len(frame.faults.found) > before:
        read.doubtful.add("KIND")
    for kind in kinds:
        lines.note(frame.file, "kind", kind.words, kind.line)
    read.kinds = tuple(kind.words for kind in kinds)
    read.closures = _closures(frame)
    read.look_again = _count(frame, "look again", "working day")
    read.review_every = _count(frame, "review every", "week")
    read.urgent = _urgent(frame, lines)
    _calendar(frame)
    perhaps_meant = frame.finish()
    read.doubtful |= {kind for key, kind in KINDS.items() if key in perhaps_meant}
    return read


def _words(frame: Frame, key: str, *, needed: bool = False) -> str:
    text = frame.text(key, needed=needed)
    return text.words if text else ""


def _named(frame: Frame, key: str, called: str, kind: str, read: Authority) -> list[tuple[Text, Frame]]:
    """Tables under a key whose names sentences will use; a bad one puts the whole kind in doubt."""
    before = len(frame.faults.found)
    found = [(name, inside) for name, inside in frame.tables(key, called) if frame.good_name(name)]
    if len(frame.faults.found) > before:
        read.doubtful.add(kind)
    return found


def _services(frame: Frame, read: Authority, lines: Lines) -> None:
    if frame.need("services") is None:
        read.doubtful.add("SERVICE")
    for name, inside in _named(frame, "services", "the service", "SERVICE", read):
        lines.note(frame.file, "service", name.words, name.line)
        tier, desk = inside.text("tier", needed=True), inside.text("desk")
        inside.finish()
        if tier and tier.words not in {"1", "2", "3"}:
            inside.refuse(
                tier.line, f"A tier is 1, 2 or 3, not “{tier.words}”: universal, targeted, statutory."
            )
            tier = None
        read.services[name.words] = Service(
            name.words, int(tier.words) if tier else 1, desk.words if desk else None
        )


def _roles(frame: Frame, read: Authority, lines: Lines) -> None:
    if frame.need("roles") is None:
        read.doubtful.add("ROLE")
    deputies: list[tuple[Frame, Text]] = []
    for name, inside in _named(frame, "roles", "the role", "ROLE", read):
        lines.note(frame.file, "role", name.words, name.line)
        of, standing_in, manages = (
            inside.text("of", needed=True),
            inside.texts("deputies"),
            inside.yes("manages"),
        )
        inside.finish()
        if of and of.words not in read.services and "SERVICE" not in read.doubtful:
            inside.refuse(
                of.line, f"“{of.words}” is no service of this pack.{meant(of.words, read.services)}"
            )
        deputies.extend((inside, text) for text in standing_in)
        stand_in = tuple(text.words for text in standing_in)
        read.roles[name.words] = Role(name.words, of.words if of else "", stand_in, manages)
    for inside, text in deputies:
        if text.words not in read.roles and "ROLE" not in read.doubtful:
            inside.refuse(
                text.line, f"“{text.words}” is no role of this pack.{meant(text.words, read.roles)}"
            )


def _meetings(frame: Frame, read: Authority, lines: Lines) -> None:
    for name, inside in _named(frame, "meetings", "the meeting", "MEETING", read):
        lines.note(frame.file, "meeting", name.words, name.line)
        on, at = inside.text("on", needed=True), inside.text("at", needed=True)
        invites = inside.texts("invites")
        inside.finish()
        for role in invites:
            if role.words not in read.roles and "ROLE" not in read.doubtful:
                inside.refuse(
                    role.line, f"“{role.words}” is no role of this pack.{meant(role.words, read.roles)}"
                )
        weekday = WEEKDAYS.index(on.words.lower()) if on and on.words.lower() in WEEKDAYS else None
        if on and weekday is None:
            inside.refuse(on.line, f"“{on.words}” is no day of the week.{meant(on.words.lower(), WEEKDAYS)}")
        clock = re.fullmatch(r"([01][0-9]|2[0-3]):([0-5][0-9])", at.words) if at else None
        if at and clock is None:
            inside.refuse(at.line, f'“{at.words}” is no time of day. Write it as "14:00", in quotes.')
        hour, minute = (int(clock[1]), int(clock[2])) if clock else (9, 0)
        invited = tuple(role.words for role in invites)
        read.meetings[name.words] = Meeting(name.words, weekday or 0, hour, minute, invited)


def _papers(frame: Frame, read: Authority, lines: Lines) -> None:
    for name, inside in _named(frame, "papers", "the paper", "PAPER", read):
        lines.note(frame.file, "paper", name.words, name.line)
        prints = inside.texts("prints")
        inside.finish()
        if not prints:
            inside.refuse(
                name.line, f"The paper “{name.words}” prints nothing. Name its steps: “prints: [a step]”."
            )
        for step in prints:
            lines.note(frame.file, f"printed by {name.words}", step.words, step.line)
        read.papers[name.words] = Paper(name.words, tuple(text.words for text in prints))


def _closures(frame: Frame) -> tuple[str, ...]:
    found: list[str] = []
    for day in frame.texts("closures"):
        read = day_of(day.words)
        if read is None:
            frame.refuse(day.line, f"“{day.words}” is no day. Write it as 2026-12-24.")
        else:
            found.append(read.isoformat())
    return tuple(found)


def _count(frame: Frame, key: str, unit: str) -> int:
    text = frame.text(key, needed=True)
    if text is None:
        return 1
    read = re.fullmatch(rf"([1-9][0-9]{{0,2}}) {unit}s?", text.words)
    if read is None:
        frame.refuse(text.line, f"“{key}:” takes a number of {unit}s, as in “5 {unit}s”, not “{text.words}”.")
        return 1
    return int(read[1])


def _urgent(frame: Frame, lines: Lines) -> tuple[str, str]:
    inside = frame.inside("urgent", needed=True)
    if inside is None:
        return ("", "")
    procedure, step = inside.text("procedure", needed=True), inside.text("step", needed=True)
    inside.finish()
    if procedure:
        lines.note(frame.file, "urgent", "procedure", procedure.line)
    if step:
        lines.note(frame.file, "urgent", "step", step.line)
    return (procedure.words if procedure else "", step.words if step else "")


def _calendar(frame: Frame) -> None:
    text = frame.text("calendar")
    if text and text.words != CALENDAR:
        frame.refuse(text.line, f"The only calendar known is “{CALENDAR}”, not “{text.words}”.")
