"""What follows from an entry, done in its own transaction: who holds, who leads, what is owed, told and sent, and the end."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from held.engine.folding import fold
from held.engine.history import Began, History
from held.engine.situation import Refused, Sending, Situation, Telling
from held.engine.standing import standing
from held.engine.state import State
from held.engine.taking import begin, following
from held.language.pack import Pack
from held.record.actions.invitations.appointments import invite_to_appointments
from held.record.actions.transitions.came_about import came_about
from held.record.actions.transitions.entries import append_entry, last_number
from held.record.actions.transitions.follow_in_a_round import follow_in_a_round
from held.record.actions.transitions.tell_the_lead import tell_of_the_end
from held.record.actions.transitions.tell_who_waits import tell_who_waits
from held.record.actions.transitions.telling import tell_and_send
from held.record.index.beside import beside
from held.record.index.contacts import answer_contacts, write_calls_to_answer
from held.record.index.owed import write_owed, write_review
from held.record.index.owners import Around, around
from held.record.index.periods import holding_services, write_periods
from held.record.reading.care.lead import lead_at
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import entry_of
from held.record.reading.transitions.unheard import unheard
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


def follow(
    *,
    child: Child | None,
    transition: Transition,
    history: History,
    before: Situation | None,
    happening: Happening,
    by: Worker | None,
    moment: datetime,
    told: tuple[Telling, ...] = (),
    sent: tuple[Sending, ...] = (),
) -> None:
    """After `happening` was appended: one small function for each kind of effect.

    `history` ends with it, and is all that the record has of the transition. `before` is how the transition stood without
    it; None where it began the transition. `by` is None for the clock. With no child it is a round, and `before` does not
    matter.
    """
    if child is None:
        follow_in_a_round(
            round_=transition, history=history, happening=happening, moment=moment, told=told, sent=sent
        )
        return
    pack = pack_by_hash(transition.pack_hash)
    state = fold(pack=pack, procedure=transition.procedure, history=history)
    after = standing(state, moment)
    write_periods(
        child=child,
        transition=transition,
        pack=pack,
        before=before,
        after=after,
        history=history,
        at=happening.happened,
        recorded=happening.recorded,
        others=partial(beside, child, transition, moment),
    )
    began = history[0]
    if before is None and answer_contacts(child=child, number=began.number, at=began.recorded):
        write_calls_to_answer(child=child, moment=moment)
    # A lead who passed with what was recorded just now leads from then on, which is a little after `moment`.
    people = around(child, pack, max(moment, happening.recorded)).of_transition(after)
    tell_and_send(child, transition, told, sent, people, happening, moment)
    stand(
        child=child,
        transition=transition,
        history=history,
        state=state,
        stands=after,
        people=people,
        happening=happening,
        by=by,
        moment=moment,
    )


def stand(
    *,
    child: Child,
    transition: Transition,
    history: History,
    state: State,
    stands: Situation,
    people: Around,
    happening: Happening | None,
    by: Worker | None,
    moment: datetime,
) -> int:
    """The transition hears what it has not heard, what is owed is written anew, and where that is the end it is ended.

    `state`: what the history comes to, and `stands` how it stands with it. `happening`: what was recorded just now, if
    anything. How many entries it heard.
    """
    before, people = len(history), people.of_transition(stands)
    if not stands.ended:
        history, stands, last = answer_anew(
            child=child,
            transition=transition,
            history=history,
            state=state,
            stands=stands,
            people=people,
            by=by,
            moment=moment,
        )
        happening = last or happening
    write_owed(child=child, transition=transition, situation=stands, around=people, history=history)
    invite_to_appointments(
        transition=transition, history=history, standing=stands, people=people, moment=moment
    )
    tell_who_waits(child=child, transition=transition, situation=stands, moment=moment)
    if stands.ended and happening is not None:
        end(child, transition, people.pack, stands, happening, by, moment)
    return len(history) - before


def answer_anew(
    *,
    child: Child,
    transition: Transition,
    history: History,
    state: State,
    stands: Situation,
    people: Around,
    by: Worker | None,
    moment: datetime,
) -> tuple[History, Situation, Happening | None]:
    """Appends what it has not heard: who leads, and the record's own answers where they changed. The history with
    them, how it stands then, and the last of them."""
    pack, name, last = people.pack, transition.procedure, None
    for found in unheard(
        state,
        history=history,
        named=people.named,
        moment=moment,
        by=by.public if by else None,
    ):
        since = moment if by else came_about(found, child, transition, people, moment)
        entry = replace(found, number=last_number(child) + 1, happened=since)
        last = append_entry(child=child, transition=transition, entry=entry, by=by)
        before, history = stands, (*history, entry)
        state = fold(pack=pack, procedure=name, history=history)
        stands = standing(state, moment)
        write_periods(
            child=child,
            transition=transition,
            pack=pack,
            before=before,
            after=stands,
            history=history,
            at=last.happened,
            recorded=last.recorded,
            others=partial(beside, child, transition, moment),
        )
        told, sent = following(state.effects)
        tell_and_send(child, transition, told, sent, people, last, moment)
    return history, stands, last


def end(
    child: Child,
    transition: Transition,
    pack: Pack,
    after: Situation,
    happening: Happening,
    by: Worker | None,
    moment: datetime,
) -> None:
    """It is closed, the lead is told, what it begins is begun, and where none is left open the plan is looked at again."""
    ending = after.ended
    if ending is None:
        raise TypeError("Only what has ended is closed.")
    left_with = ending.service or ", ".join(sorted(holding_services(after))) or "where they were"
    Transition.objects.filter(pk=transition.pk).update(ended_at=happening.happened, ended_with=left_with)
    tell_of_the_end(transition=transition, happening=happening, pack=pack, left_with=left_with, moment=moment)
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
    by: Worker | None,
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
        by=by.public if by else None,
        procedure=procedure,
        lead=lead.worker.public if lead else None,
        holder=holder,
    )
    verdict = begin(pack=pack, procedure=procedure, began=began, act=None, acting=frozenset(), moment=moment)
    if isinstance(verdict, Refused):
        raise RuntimeError(
            f"'{procedure}' could not begin where another one ended: {verdict.reasons[0].says}"
        )
    row = append_entry(child=child, transition=transition, entry=began, by=by)
    follow(
        child=child,
        transition=transition,
        history=(entry_of(row),),
        before=None,
        happening=row,
        by=by,
        moment=moment,
        told=verdict.told,
        sent=verdict.sent,
    )
