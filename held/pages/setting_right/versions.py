"""An entry's versions side by side: each as a list of what was answered, what differs from the one before marked."""

from collections.abc import Mapping
from dataclasses import dataclass

from held.language.steps import Step
from held.pages.setting_right.opened_entry import OpenedEntry
from held.pages.transitions.answers_shown import shown
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital
from held.record.reading.chronology.chronology import Mark
from held.record.reading.transitions.told import Told


@dataclass(frozen=True)
class Answered:
    """One line of a version. `is_changed`: it was otherwise in the version before."""

    what: str
    says: str
    is_changed: bool = False


@dataclass(frozen=True)
class Version:
    title: str
    who: str
    why: str
    answers: tuple[Answered, ...]


def versions(one: OpenedEntry) -> tuple[Version, ...]:
    """First as it was recorded, then as each correction made it."""
    step = one.step
    found: list[Version] = []
    before: Mapping[str, str] | None = None
    for place, told in enumerate(one.found.versions):
        lines = lines_of(one, step, told)
        found.append(
            Version(
                title="As it was recorded" if place == 0 else "As it is read now",
                who=_recorded(one) if place == 0 else _corrected(one, place),
                why="" if place == 0 else _correction(one, place).why,
                answers=changed_from(before, lines),
            )
        )
        before = lines
    for place, version in enumerate(found[1:-1], 1):
        found[place] = Version("As it was corrected first", version.who, version.why, version.answers)
    return tuple(found)


def lines_of(one: OpenedEntry, step: Step | None, told: Told) -> dict[str, str]:
    """What was asked, and the answer as people read it."""
    lines = {"Happened": full_time(told.happened)}
    if told.outcome is not None:
        lines["How it came out"] = capital(told.outcome)
    for role, person in told.others.items():
        lines[f"With, as {role}"] = one.people.name(person)
    for ask in step.asks if step else ():
        answer = told.answers.get(ask.name)
        if answer:
            lines[capital(ask.name)] = shown(ask, answer, pack=one.run.pack, colleagues=one.people)
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


def _recorded(one: OpenedEntry) -> str:
    line = one.found.line
    return f"{line.by_name or 'Held'}, {full_time(line.recorded)}"


def _corrected(one: OpenedEntry, place: int) -> str:
    mark = _correction(one, place)
    return f"{mark.by_name}, {full_time(mark.recorded)}"


def _correction(one: OpenedEntry, place: int) -> Mark:
    return [mark for mark in one.found.line.marks if not mark.is_struck][place - 1]
