"""What follows from an entry, done in its own transaction: who holds, who leads, what is owed, told and sent, and the end."""

import json
from collections.abc import Mapping
from datetime import datetime

from held.engine.history import Began, History
from held.engine.history import Happening as Entry
from held.engine.situation import Refused, Sending, Situation, Telling
from held.engine.standing import situation
from held.engine.taking import begin
from held.language.pack import Pack
from held.record.actions.history.append import append
from held.record.index.contacts import answer_contacts, write_calls_to_answer
from held.record.index.known import changed_knowns
from held.record.index.owed import forget_review, write_owed, write_review
from held.record.index.owners import Around, around
from held.record.index.periods import holding_services, write_periods
from held.record.reading.care.lead import lead_at
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.entries import KINDS, words_of
from held.record.reading.transitions.history import history_of
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice


def follow(
    *,
    child: Child,
    transition: Transition,
    before: Situation | None,
    happening: Happening,
    by: Worker,
    moment: datetime,
    told: tuple[Telling, ...] = (),
    sent: tuple[Sending, ...] = (),
) -> None:
    """After `happening` was appended: one small function for each kind of effect.

    `before` is how the transition stood without it; None where it began the transition.
    """
    pack = pack_by_hash(transition.pack_hash)
    history = history_of(transition)
    after = situation(pack=pack, procedure=transition.procedure, history=history, moment=moment)
    write_periods(
        child=child,
        transition=transition,
        before=before,
        after=after,
        at=happening.happened,
        recorded=happening.recorded,
    )
    began = history[0]
    if before is None and answer_contacts(child=child, number=began.number, at=began.recorded):
        write_calls_to_answer(child=child, moment=moment)
    people = around(child, pack, moment)
    for telling in told:
        tell(child, transition, telling, people, happening, moment)
    for sending in sent:
        send(child, transition, sending, people, happening, moment)
    if not after.ended:
        history = answer_anew(
            child=child, transition=transition, history=history, people=people, by=by, moment=moment
        )
        after = situation(pack=pack, procedure=transition.procedure, history=history, moment=moment)
    forget_review(child)
    write_owed(child=child, transition=transition, situation=after, around=people)
    if after.ended:
        end(child, transition, pack, after, happening, by, moment)


def answer_anew(
    *, child: Child, transition: Transition, history: History, people: Around, by: Worker, moment: datetime
) -> History:
    """Appends the record's own answers where they changed. The history with them."""
    knowns = changed_knowns(
        procedure=people.pack.procedures[transition.procedure],
        history=history,
        around=people,
        by=by.public,
        number=last_number(child) + 1,
        moment=moment,
    )
    for entry in knowns:
        append_entry(child=child, transition=transition, entry=entry, by=by)
    return (*history, *knowns)


def append_entry(
    *,
    child: Child,
    transition: Transition,
    entry: Entry,
    by: Worker | None,
    besides: Mapping[str, object] | None = None,
) -> Happening:
    """The engine's entry, in the record's words. `besides`: texts that no norm looks at."""
    return append(
        child=child,
        kind=KINDS[type(entry)],
        words={**words_of(entry), **(besides or {})},
        by=by,
        happened=entry.happened,
        transition=transition,
        run=entry.run,
        pack_hash=transition.pack_hash,
    )


def last_number(child: Child) -> int:
    """The number of the child's last happening, 0 where there is none."""
    return (
        Happening.objects.filter(child=child).order_by("-number").values_list("number", flat=True).first()
        or 0
    )


def what_happened(transition: Transition, happening: Happening, pack: Pack) -> str:
    """What somebody is told: "Asking for help (urgent), recorded by Priya Nair." In the pack's words."""
    words = json.loads(happening.words.text or "{}")
    names = (transition.procedure, *pack.procedures[transition.procedure].inside)
    steps = [pack.procedures[name].steps.get(words.get("step", "")) for name in names]
    doing = next((step.doing for step in steps if step), happening.kind)
    outcome = f" ({words['outcome']})" if words.get("outcome") else ""
    return f"{doing[:1].upper()}{doing[1:]}{outcome}, recorded by {happening.by}."


def tell(
    child: Child,
    transition: Transition,
    telling: Telling,
    people: Around,
    happening: Happening,
    moment: datetime,
) -> None:
    owner = people.owner(telling.role)
    Notice.objects.create(
        child=child,
        transition=transition,
        worker=owner.worker,
        team=owner.team,
        role=telling.role,
        says=what_happened(transition, happening, people.pack),
        cites=telling.norm.cites.words,
        because=happening.number,
        sent=moment,
    )


def send(
    child: Child,
    transition: Transition,
    sending: Sending,
    people: Around,
    happening: Happening,
    moment: datetime,
) -> None:
    team = people.team_of_service(sending.service)
    Notice.objects.create(
        child=child,
        transition=transition,
        team=team,
        worker=None,
        paper=sending.paper,
        says=f"{sending.paper[:1].upper()}{sending.paper[1:]}, sent by {happening.by}.",
        cites=sending.norm.cites.words,
        because=happening.number,
        sent=moment,
    )


def end(
    child: Child,
    transition: Transition,
    pack: Pack,
    after: Situation,
    happening: Happening,
    by: Worker,
    moment: datetime,
) -> None:
    """The transition is closed, what it begins is begun, and where none is left open the plan is looked at again."""
    ending = after.ended
    if ending is None:
        raise TypeError("Only what has ended is closed.")
    left_with = ending.service or ", ".join(sorted(holding_services(after))) or "where they were"
    Transition.objects.filter(pk=transition.pk).update(ended_at=happening.happened, ended_with=left_with)
    others = Transition.objects.filter(child=child, ended_at=None)
    if ending.begins and not others.filter(procedure=ending.begins).exists():
        begin_after(child, ending.begins, ending.service, pack, happening, by, moment)
    if not others.exists():
        write_review(
            child=child,
            around=around(child, pack, moment),
            since=happening.happened,
            because=happening.number,
        )


def begin_after(
    child: Child,
    procedure: str,
    holder: str | None,
    pack: Pack,
    happening: Happening,
    by: Worker,
    moment: datetime,
) -> None:
    """The procedure that another one's end begins, under the same pack, with nobody's step yet."""
    lead = lead_at(child, moment)
    transition = Transition.objects.create(
        child=child, procedure=procedure, pack_hash=pack.hash, began_at=happening.happened
    )
    began = Began(
        number=last_number(child) + 1,
        happened=happening.happened,
        recorded=moment,
        by=by.public,
        procedure=procedure,
        lead=lead.worker.public if lead else None,
        holder=holder,
    )
    verdict = begin(pack=pack, procedure=procedure, began=began, act=None, acting=frozenset(), moment=moment)
    if isinstance(verdict, Refused):
        raise RuntimeError(
            f"'{procedure}' could not begin where another one ended: {verdict.reasons[0].says}"
        )
    follow(
        child=child,
        transition=transition,
        before=None,
        happening=append_entry(child=child, transition=transition, entry=began, by=by),
        by=by,
        moment=moment,
        told=verdict.told,
        sent=verdict.sent,
    )
