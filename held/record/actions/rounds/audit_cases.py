"""A sample is drawn in a round so that it can be drawn again, and what an auditor judges of a case is written down."""

import secrets
from datetime import date

from django.db import transaction
from django.db.models import Q

from held.engine.calendar import local_day
from held.engine.sampling import drawn
from held.record.access import acting_roles
from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append, chain_with
from held.record.actions.history.lock import lock_this_round
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.reading.procedures import pack_by_hash
from held.record.reading.rounds.samples import CASE_AUDITED, SAMPLE_DRAWN, ended_between, samples_among
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.history.happening import Happening
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

YES, NO = "yes", "no"


def draw_sample(*, by: Worker, round_: str, since: date, until: date, many: int, key: str) -> int:
    """Of the children's transitions that ended on these days or between them. The number of the entry. Raises CanNot, or
    LookupError."""
    if until < since or until > local_day(now()):
        raise CanNot("Give two days that have come, the earlier first.")
    if many < 1:
        raise CanNot("Say how many cases are drawn: at least one.")

    def write() -> str:
        locked = _open(by, round_)
        every, seed, moment = ended_between(since, until), secrets.token_hex(8), now()
        if not every:
            raise CanNot("Nothing ended on these days, so there is nothing to draw from.")
        words = {
            "since": since.isoformat(),
            "until": until.isoformat(),
            "of": len(every),
            "seed": seed,
            "cases": list(drawn(every, many=many, seed=seed)),
        }
        row = append(child=None, kind=SAMPLE_DRAWN, words=words, by=by, happened=moment, transition=locked)
        return str(row.number)

    with transaction.atomic():
        return int(once(key=key, by=by, do=write))


def audit_case(
    *,
    by: Worker,
    round_: str,
    sample: int,
    case: int,
    smooth: str,
    right_team: str,
    put_right: str,
    key: str,
) -> int:
    """`sample` is the number of its entry, `case` the place in it, from 1. A later judgement takes the place of an earlier
    one. Nobody audits a case of their own. Raises CanNot, or LookupError."""
    if not smooth.strip() or right_team not in (YES, NO):
        raise CanNot("Say how smooth the moves were, and whether the case is in the right team.")

    def write() -> str:
        locked = _open(by, round_)
        rows = chain_with(None, locked).filter(kind=SAMPLE_DRAWN, number=sample).select_related("words", "by")
        found = next((one for each in samples_among(rows) for one in each.cases if one.place == case), None)
        if found is None:
            raise LookupError("There is no such case in the sample.")
        if is_own_case(by, found.transition):
            raise CanNot("You worked on this case yourself. Somebody else audits it.")
        words = {
            "sample": sample,
            "case": case,
            "smooth": smooth.strip(),
            "right team": right_team,
            "put right": put_right.strip(),
        }
        row = append(child=None, kind=CASE_AUDITED, words=words, by=by, happened=now(), transition=locked)
        return str(row.number)

    with transaction.atomic():
        return int(once(key=key, by=by, do=write))


def is_own_case(worker: Worker, transition: str) -> bool:
    """Whether they led the child, were involved, or recorded anything in it."""
    of_child = Q(child__transitions__public=transition, worker=worker)
    return (
        Lead.objects.filter(of_child).exists()
        or Involvement.objects.filter(of_child).exists()
        or Happening.objects.filter(transition__public=transition, by=worker).exists()
    )


def _open(by: Worker, public: str) -> Transition:
    """Locked, open, and one whose steps they may take."""
    locked = lock_this_round(public)
    if locked is None:
        raise LookupError("There is no such round in the record.")
    if locked.ended_at:
        raise CanNot("The round has ended.")
    pack = pack_by_hash(locked.pack_hash)
    if acting_roles(by, None, pack).isdisjoint(pack.procedures[locked.procedure].roles):
        raise CanNot("Whoever takes the steps of this round audits in it.")
    return locked
