"""A meeting's minutes, made of what was recorded: who was there, what was decided of each child and why, what was said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.language.steps import Ask, AskKind
from held.pages.components.links import Cited, Link
from held.pages.doors import signed_in
from held.pages.meetings.addresses import meeting_address
from held.pages.meetings.meeting import hashes_in_force
from held.pages.meetings.turns import called, waiting_together
from held.pages.meetings.which import meeting_day
from held.pages.transitions.answers_shown import shown
from held.pages.transitions.cited import cited
from held.pages.transitions.clauses import recorded_as
from held.pages.wording.ages import beside_name
from held.pages.wording.counts import counted
from held.pages.wording.dates import full_time
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.actions.people.look_at_each import look_at_each
from held.record.clock import now
from held.record.reading.people.colleagues import Colleagues, colleagues
from held.record.reading.people.who import Who
from held.record.reading.procedures import pack_by_hash
from held.record.reading.work.decided import Decided
from held.record.reading.work.meeting import Agenda, agenda


@dataclass(frozen=True)
class Decision:
    what: str
    by: str
    answers: tuple[tuple[str, str], ...]
    kind: str
    cites: tuple[Cited, ...]


@dataclass(frozen=True)
class OfChild:
    """One child's part, which stands on that child's record. `present` beside those who were there for everybody."""

    row: int
    who: Link
    decisions: tuple[Decision, ...]
    present: str
    said: tuple[tuple[str, str], ...]
    """What was said, and who wrote it down."""


@signed_in
def minutes(request: HttpRequest, slug: str) -> HttpResponse:
    """For whoever may see the children; a look is written for each before the page is sent."""
    day = meeting_day(request, slug, hashes_in_force())
    found = agenda(
        request.user,
        meeting=day.meeting.name,
        hashes=day.hashes,
        on=day.on,
        takes_missed=day.takes_missed,
        with_notes=True,
    )
    present = _present_for(found)
    everybody = [
        name for name in next(iter(present.values()), ()) if all(name in each for each in present.values())
    ]
    people = colleagues(by=request.user, ids=_named(found.decided), roles=())
    children = tuple(_children(found, people, present, everybody))
    look_at_each(by=request.user, rows=[child.row for child in children], page="minutes of a meeting")
    undecided = [called((one.who for one in each), day.on) for each in waiting_together(found.waiting)]
    words = {
        "title": day.title,
        "back_to": meeting_address(day.meeting.name, day.on),
        "present": everybody,
        "children": children,
        "undecided": undecided,
        "hidden": counted(found.hidden, "more child is", "more children are") if found.hidden else "",
        "made": full_time(now()),
        "section": reverse("meetings"),
    }
    return render(request, "meetings/minutes.html", words)


def _named(decided: Iterable[Decided]) -> set[str]:
    ids = {person for one in decided for person in (*one.told.others.values(), *one.told.named.values())}
    return ids | {one.told.by or "" for one in decided}


def _present_for(found: Agenda) -> dict[int, tuple[str, ...]]:
    """By child, who was there as it was answered or noted."""
    present: dict[int, list[str]] = {}
    for one in found.decided:
        here = present.setdefault(one.row, [])
        for ask in _asks(one):
            answer = one.told.answers.get(ask.name)
            if ask.kind is AskKind.PEOPLE and isinstance(answer, tuple):
                here.extend(answer)
    for note in found.notes:
        present.setdefault(note.row, []).extend(note.present)
    return {row: tuple(dict.fromkeys(names)) for row, names in present.items()}


def _asks(one: Decided) -> tuple[Ask, ...]:
    pack = pack_by_hash(one.pack_hash)
    name = one.told.run.rpartition(" ")[0] or one.procedure
    step = pack.procedures[name].steps.get(one.told.step) if name in pack.procedures else None
    return step.asks if step else ()


def _children(
    found: Agenda, people: Colleagues, present: Mapping[int, tuple[str, ...]], everybody: list[str]
) -> Iterable[OfChild]:
    children: dict[int, Who] = {one.row: one.who for one in found.decided}
    children |= {note.row: note.who for note in found.notes}
    for row, who in children.items():
        also = [name for name in present.get(row, ()) if name not in everybody]
        yield OfChild(
            row=row,
            who=Link(
                beside_name(who.name, who.born, who.expected, now().date()),
                reverse("child", kwargs={"public": who.public}),
            ),
            decisions=tuple(_decision(one, people) for one in found.decided if one.row == row),
            present="; ".join(also),
            said=tuple((note.said, note.by_name) for note in found.notes if note.row == row),
        )


def _decision(one: Decided, people: Colleagues) -> Decision:
    pack = pack_by_hash(one.pack_hash)
    told = one.told
    procedure = pack.procedures[told.run.rpartition(" ")[0] or one.procedure]
    kind = recorded_as(procedure, told.step)
    by = [told.by_name, *(people.name(person) for person in told.others.values())]
    return Decision(
        what=capital(told.outcome or told.step),
        by=f"{and_list(list(dict.fromkeys(by)))}, {full_time(told.happened)}",
        answers=tuple(
            (capital(ask.name), shown(ask, told.answers[ask.name], pack=pack, colleagues=people))
            for ask in _asks(one)
            if told.answers.get(ask.name) and ask.kind is not AskKind.PEOPLE
        ),
        kind=kind.kind if kind else "",
        cites=cited([kind.cites], procedure) if kind else (),
    )
