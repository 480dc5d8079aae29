"""Who owes something in a round, which is about no child: whoever its own steps named, else the tray of a team."""

from datetime import datetime

from held.engine.situation import Situation
from held.language.pack import Pack
from held.record.index.desks import Desks
from held.record.index.owners import Around
from held.record.tables.care.involvement import Involvement
from held.record.tables.people.worker import Worker


def around_a_round(standing: Situation, pack: Pack, moment: datetime) -> Around:
    """Nobody leads it and no service holds anybody by it. In one query, and those of `Desks`."""
    named = dict(standing.named)
    people = {one.public: one for one in Worker.objects.filter(public__in=named.values())} if named else {}
    return Around(
        pack=pack,
        lead=None,
        leads_at_work=False,
        # Not rows of the record: nobody is involved with a child by a round.
        involvements=tuple(
            Involvement(worker=people[person], role=role)
            for role, person in named.items()
            if person in people and not people[person].why_closed(moment)
        ),
        holdings=(),
        desks=Desks(moment),
        running=frozenset(),
    )
