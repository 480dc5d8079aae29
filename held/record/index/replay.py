"""Each kind of happening that leaves rows behind it, and the rows it leaves: the index, written from the history again."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.db.models.functions import Greatest

from held.engine.history import Began, BuiltInEnd, MovedToVersion, StepTaken
from held.engine.history import Happening as Entry
from held.engine.situation import Situation
from held.engine.standing import situation
from held.language.steps import AskKind
from held.record.index.as_corrected import as_corrected
from held.record.index.beside import Beside
from held.record.index.contacts import NEVER_WAS, answer_contacts, wait_again, write_contact
from held.record.index.levels import change_level_rows
from held.record.index.periods import change_lead_rows, holding_services, write_periods
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.entries import KINDS
from held.record.reading.transitions.history import entry_of, in_later_words
from held.record.tables.care.episode import Episode
from held.record.tables.care.holding import Holding
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

Words = Mapping[str, Any]


@dataclass
class Replay:
    """One child's history as it is walked through: how each transition stood after its last entry."""

    child: Child
    moment: datetime
    entries: dict[int, list[Entry]] = field(default_factory=dict)
    stood: dict[int, Situation] = field(default_factory=dict)
    transitions: dict[int, Transition] = field(default_factory=dict)
    corrected: Mapping[int, Happening] = field(default_factory=dict)
    ended: dict[int, tuple[datetime, str]] = field(default_factory=dict)
    packs: dict[int, str] = field(default_factory=dict)
    """By transition, the content hash of the version under which it was read last."""
    turn: tuple[datetime, int] | None = None
    """Since when, and by which happening, the plan waits to be looked at while no transition is open."""

    def beside(self, transition: Transition) -> list[Beside]:
        """The transitions that were open then beside this one."""
        return [
            Beside(self.transitions[pk], pack_by_hash(self.packs[pk]), stood)
            for pk, stood in self.stood.items()
            if pk != transition.pk and not stood.ended
        ]


def replay(walk: Replay, row: Happening) -> None:
    """The rows this happening leaves. A kind that leaves none (a note, a look) passes by."""
    if row.words.text is None:
        return
    words = json.loads(row.words.text)
    if row.transition_id is not None and row.kind in KINDS.values():
        _transition(walk, row, words)
    elif row.kind in OF_CARE:
        OF_CARE[row.kind](walk.child, row, words)
        if row.kind in TURNS or (row.kind in TURNS_IF_LATER and _is_later(walk, row)):
            walk.turn = (row.happened, row.number)


def _is_later(walk: Replay, row: Happening) -> bool:
    return walk.turn is None or walk.turn[0] <= row.happened


def _transition(walk: Replay, row: Happening, words: Words) -> None:
    transition = row.transition
    assert transition is not None
    entries = walk.entries.setdefault(transition.pk, [])
    was = walk.packs.setdefault(transition.pk, row.pack_hash)
    entry = _as_corrected(walk, transition, entry_of(row))
    if isinstance(entry, MovedToVersion):
        walk.packs[transition.pk] = row.pack_hash
        later = in_later_words(tuple(entries), was=was, to=row.pack_hash)
        entries[:] = [_as_corrected(walk, transition, each) for each in later]
    entries.append(entry)
    pack = pack_by_hash(walk.packs[transition.pk])
    after = situation(
        pack=pack,
        procedure=transition.procedure,
        history=tuple(entries),
        moment=walk.moment,
    )
    before = walk.stood.get(transition.pk)
    if before is None or not before.ended:
        write_periods(
            child=walk.child,
            transition=transition,
            pack=pack,
            before=before,
            after=after,
            history=tuple(entries),
            at=entry.happened,
            recorded=row.recorded,
            others=lambda: walk.beside(transition),
        )
    walk.stood[transition.pk] = after
    walk.transitions[transition.pk] = transition
    if before is None:
        answer_contacts(child=walk.child, number=row.number, at=row.recorded)
    if isinstance(entry, BuiltInEnd) and entry.why == NEVER_WAS:
        wait_again(child=walk.child, number=entries[0].number)
    if isinstance(entry, StepTaken):
        _levels(walk, transition, entry, row)
    if after.ended and (before is None or not before.ended):
        left_with = after.ended.service or ", ".join(sorted(holding_services(after))) or "where they were"
        walk.ended[transition.pk] = (entry.happened, left_with)
        walk.turn = (entry.happened, row.number)


def _as_corrected(walk: Replay, transition: Transition, entry: Entry) -> Entry:
    later = walk.corrected.get(entry.number)
    if later is None or not isinstance(entry, StepTaken):
        return entry
    begun = (each for each in walk.entries[transition.pk] if isinstance(each, Began))
    return as_corrected(
        entry=entry,
        later=later,
        procedure=transition.procedure,
        begun=begun,
        under=walk.packs[transition.pk],
    )


def _levels(walk: Replay, transition: Transition, entry: StepTaken, row: Happening) -> None:
    """A level of need that a step decided, asked for in the words of whichever version it was last told in."""
    source = walk.corrected.get(row.number, row)
    pack, words = pack_by_hash(source.pack_hash), json.loads(source.words.text or "{}")
    answers, name = words.get("answers", {}), words.get("instead", words).get("step", entry.step)
    for procedure in (transition.procedure, *pack.procedures[transition.procedure].inside):
        step = pack.procedures[procedure].steps.get(name)
        for ask in step.asks if step else ():
            level = answers.get(ask.name)
            if ask.kind is AskKind.LEVEL and isinstance(level, str) and level.isdigit():
                change_level_rows(child=walk.child, level=int(level), at=entry.happened)


def _called(child: Child, row: Happening, words: Words) -> None:
    """A call from before they waited for an answer says nothing of a tray, and leaves no row."""
    if "answer due" in words:
        write_contact(
            child=child,
            number=row.number,
            team=Team.objects.filter(public=(words["tray"] or {}).get("team")).first(),
            since=row.happened,
            due=datetime.fromisoformat(words["answer due"]),
        )


def _answered(child: Child, row: Happening, words: Words) -> None:
    answer_contacts(child=child, number=row.number, at=row.recorded)


def _opened(child: Child, row: Happening, words: Words) -> None:
    lead = Worker.objects.get(public=words["lead"])
    change_lead_rows(
        child=child,
        worker=lead,
        role=words["role"],
        at=row.happened,
        reason=words["reason"],
        recorded=row.recorded,
    )
    Holding.objects.create(
        child=child,
        service=words["service"],
        team=Team.objects.filter(name=words["team"]).first(),
        since=row.happened,
    )
    Episode.objects.create(child=child, lead=lead, opened=row.happened, opened_by=row.by)
    answer_contacts(child=child, number=row.number, at=row.recorded)


def _closed(child: Child, row: Happening, words: Words) -> None:
    going_on = Q(until=None) | Q(until__gt=row.happened)
    Episode.objects.filter(child=child, closed=None).update(closed=row.happened, closed_by=row.by)
    Lead.objects.filter(child=child, since__gte=row.happened).delete()
    Lead.objects.filter(going_on, child=child).update(until=row.happened)
    for table in (Holding, Involvement):
        table.objects.filter(going_on, child=child).update(until=Greatest("since", row.happened))


def _lead_changed(child: Child, row: Happening, words: Words) -> None:
    change_lead_rows(
        child=child,
        worker=Worker.objects.get(public=words["to"]),
        role=words["role"],
        at=datetime.fromisoformat(words["since"]),
        reason=words["reason"],
        recorded=row.recorded,
    )


def _involved(child: Child, row: Happening, words: Words) -> None:
    until = datetime.fromisoformat(words["until"]) if words["until"] else None
    found = Involvement.objects.filter(
        Q(until=None) | Q(until__gt=row.happened),
        child=child,
        worker__public=words["worker"],
        role=words["role"],
    ).first()
    found = found or Involvement(
        child=child,
        worker=Worker.objects.get(public=words["worker"]),
        role=words["role"],
        since=row.happened,
    )
    found.until = until
    found.save()


def _no_longer_involved(child: Child, row: Happening, words: Words) -> None:
    Involvement.objects.filter(
        Q(until=None) | Q(until__gt=row.happened),
        child=child,
        worker__public=words["worker"],
        role=words["role"],
    ).update(until=row.happened)


def _level_set(child: Child, row: Happening, words: Words) -> None:
    change_level_rows(child=child, level=words["level"], at=row.happened)


def _leaves_no_row(child: Child, row: Happening, words: Words) -> None:
    """It only moves the day on which the plan is next looked at."""


OF_CARE: Mapping[str, Callable[[Child, Happening, Words], None]] = {
    "episode opened": _opened,
    "episode closed": _closed,
    "lead changed": _lead_changed,
    "worker involved": _involved,
    "worker no longer involved": _no_longer_involved,
    "level of need set": _level_set,
    "plan looked at": _leaves_no_row,
    "plan review imported": _leaves_no_row,
    "urgent call": _called,
    "urgent call answered": _answered,
}
"""By kind. A test compares these with the kinds that the actions write."""

TURNS = frozenset({"episode opened", "plan looked at"})
"""After which the plan is next looked at so many weeks later."""
TURNS_IF_LATER = frozenset({"plan review imported"})
"""The same, unless something turned later: a case system may give out a look of years ago."""
