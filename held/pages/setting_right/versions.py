"""An entry's versions side by side: each as a list of what was answered, what differs from the one before marked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from held.language.steps import Step
from held.pages.setting_right.opened_entry import OpenedEntry
from held.pages.transitions.answers_shown import shown
from held.pages.transitions.told_under import step_told
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital, sentence
from held.record.reading.chronology.chronology import EntryLine, Mark
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.entries import STRUCK
from held.record.reading.transitions.told import Told


@dataclass(frozen=True)
class Answered:
    """One line of a version. `is_changed`: it was otherwise in the version before."""

    what: str
    says: str
    is_changed: bool = False


@dataclass(frozen=True)
class Version:
    """`back`: who took the correction back, when and why; empty where it counts."""

    title: str
    who: str
    why: str
    back: str
    answers: tuple[Answered, ...]


def versions(one: OpenedEntry) -> tuple[Version, ...]:
    """First as it was recorded, then as each correction made it, also one that was taken back since."""
    every = one.found.versions
    read_now = max((place for place, each in enumerate(every) if not _is_back(each.mark)), default=0)
    found: list[Version] = []
    before: Mapping[str, str] | None = None
    for place, each in enumerate(every):
        lines = lines_of(one, step_told(each.told), each.told)
        found.append(
            Version(
                title=_title(each.mark, place, read_now, len(every)),
                who=_who(one, each.mark),
                why=each.mark.why if each.mark else "",
                back=said_of_back(each.mark) if each.mark else "",
                answers=changed_from(before, lines),
            )
        )
        before = before if _is_back(each.mark) else lines
    return tuple(found)


def _is_back(mark: Mark | None) -> bool:
    return mark is not None and mark.taken_back is not None


def _title(mark: Mark | None, place: int, read_now: int, every: int) -> str:
    if _is_back(mark):
        return "A correction that was taken back"
    if place == 0:
        return "As it was recorded, and is read now" if read_now == 0 and every > 1 else "As it was recorded"
    return "As it is read now" if place == read_now else "As it was corrected first"


def _who(one: OpenedEntry, mark: Mark | None) -> str:
    by, at = (mark.by_name, mark.recorded) if mark else (one.found.line.by_name, one.found.line.recorded)
    return f"{by or 'Held'}, {full_time(at)}"


def said_of(line: EntryLine) -> str:
    """Of a strike or a correction: "Struck by Hana Ali, Monday 2 March 2026, 9am: I ticked the wrong line."."""
    what = "Struck" if line.kind == STRUCK else "Corrected"
    return _sentence(what, line.by_name, line.recorded, line.said.get("why", ""))


def said_of_mark(mark: Mark) -> str:
    return _sentence("Struck" if mark.is_struck else "Corrected", mark.by_name, mark.recorded, mark.why)


def said_of_back(mark: Mark) -> str:
    """Who took it back, when and why; empty where it counts."""
    back = mark.taken_back
    return _sentence("Taken back", back.by_name, back.recorded, back.why) if back else ""


def _sentence(what: str, by: str, at: datetime, why: str) -> str:
    said = f"{what} by {by or 'Held'}, {full_time(at)}"
    return sentence(f"{said}: {why}" if why else said)


def lines_of(one: OpenedEntry, step: Step | None, told: Told) -> dict[str, str]:
    """What was asked, and the answer as people read it."""
    people = one.people
    lines = {"Happened": full_time(told.happened)}
    if told.outcome is not None:
        lines["How it came out"] = capital(told.outcome)
    for role, person in told.others.items():
        lines[f"With, as {role}"] = people.name(person)
    for ask in step.asks if step else ():
        answer = told.answers.get(ask.name)
        if answer:
            lines[capital(ask.name)] = shown(ask, answer, pack=pack_by_hash(told.pack), colleagues=people)
    for reason in told.reasons.values():
        lines["Went ahead because"] = reason
    return lines


def changed_from(before: Mapping[str, str] | None, lines: Mapping[str, str]) -> tuple[Answered, ...]:
    """What is gone stands too, as not answered."""
    gone = [what for what in before or {} if what not in lines]
    every = [*lines.items(), *((what, "Not answered") for what in gone)]
    return tuple(
        Answered(what, says, before is not None and before.get(what) != says) for what, says in every
    )
