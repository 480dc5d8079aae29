"""What follows from an entry of a round: who is told, what is sent, what is owed, and the end. Nobody is held or led."""

from datetime import datetime

from held.engine.history import History
from held.engine.situation import Sending, Situation, Telling
from held.engine.standing import situation
from held.record.actions.transitions.tell_who_waits import tell_who_waits
from held.record.actions.transitions.telling import tell_and_send
from held.record.index.around_a_round import around_a_round
from held.record.index.owed import write_owed
from held.record.index.rounds import write_the_end
from held.record.reading.procedures import pack_by_hash
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition


def follow_in_a_round(
    *,
    round_: Transition,
    history: History,
    happening: Happening,
    moment: datetime,
    told: tuple[Telling, ...] = (),
    sent: tuple[Sending, ...] = (),
) -> None:
    """After `happening` was appended, within the caller's transaction. `history` ends with it."""
    pack = pack_by_hash(round_.pack_hash)
    standing: Situation = situation(pack=pack, procedure=round_.procedure, history=history, moment=moment)
    people = around_a_round(standing, pack, moment)
    tell_and_send(None, round_, told, sent, people, happening, moment)
    write_owed(child=None, transition=round_, situation=standing, around=people, history=history)
    tell_who_waits(child=None, transition=round_, situation=standing, moment=moment)
    write_the_end(round_, standing)
