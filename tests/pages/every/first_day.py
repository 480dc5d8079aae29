"""One day at the invented quay, with one of everything a page can show."""

from django.db import transaction

from held.language.reading import pack_texts
from held.record.actions.exports.take_export import take_changes
from held.record.actions.history.append import append
from held.record.actions.people.add_team import join_team
from held.record.actions.people.add_worker import add_worker
from held.record.actions.people.case_note import case_note
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.clock import now
from held.record.reading.rounds.samples import SAMPLE_DRAWN
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from tests.pages.every.growing import grow
from tests.pages.every.quay import PASSWORD, ROUND_STEP, Quay
from tests.pages.transitions.desk import Desk
from tests.pages.transitions.test_taking_a_step import concern, form_of, raise_concern, record
from tests.record.rounds.looking_back import put_the_round_in_force, takes
from tests.record.transitions.harbour import PACK, Harbour
from tests.record.transitions.later import SLOWER, put_later


def first_day(harbour: Harbour) -> Quay:
    """The harbour as it was built, after a few hours of work."""
    harbour.workers["the head"] = _the_head(harbour)
    quay = Quay(harbour, {role: Desk(worker) for role, worker in harbour.workers.items()})
    guide, older, younger = quay.desks["hub guide"], harbour.older.public, harbour.younger.public
    quay.entry = case_note(by=guide.worker, child=older, note="Seen at home.")
    raise_concern(guide, harbour)
    transition = Transition.objects.get(child=harbour.older)
    quay.transition, quay.version = transition.public, transition.pack_hash[:12]

    address = form_of(younger, "raise-a-concern")
    guide.fill(address, **concern(younger))
    quay.key = record(guide, address)["Location"].rsplit("/", 1)[1]
    call = guide.fill(f"/children/{older}/urgent", outcome="all quiet")
    quay.urgent_key = call["Location"].rsplit("/", 1)[1]
    quay.desks["hub coordinator"].fill(
        f"/children/{older}/steps/crossing/{quay.step}",
        **{f"outcome-{older}": "bureau joins"},
        other_bureau_principal=harbour.workers["bureau principal"].public,
    )
    _a_round(quay)
    grow(quay, first=1, many=1, siblings=1)
    quay.export = take_changes(by=harbour.workers["the head"], why="For the case system.")
    put_later(harbour, SLOWER, on=now().date())  # so that the crossings may be moved to it
    return quay


def _a_round(quay: Quay) -> None:
    """Begun under a version of its own, with a step recorded and another typed."""
    harbour = quay.harbour
    put_the_round_in_force(harbour)
    takes(harbour, "open the books")
    quay.round_key = "the-key-of-a-rounds-form"
    takes(harbour, "pick the cases", key=quay.round_key, how_they_were_picked="Every tenth.")
    coordinator = quay.desks["hub coordinator"]
    crossing = Transition.objects.get(child=harbour.older)
    with transaction.atomic():
        drawn = {"since": "2026-03-02", "until": "2026-03-02", "of": 1, "seed": "a seed"}
        sample = append(
            child=None,
            kind=SAMPLE_DRAWN,
            words={**drawn, "cases": [crossing.public]},
            by=coordinator.worker,
            happened=now(),
            transition=Transition.objects.get(child=None),
        )
    quay.sample = sample.number
    Transition.objects.create(
        child=harbour.younger,
        procedure="crossing",
        pack_hash=crossing.pack_hash,
        began_at=now(),
        ended_at=now(),
        ended_with="harbour hub",
    )
    coordinator.fill(ROUND_STEP, ask_how_they_were_picked_="Every ninth.")
    put_in_force(
        files=pack_texts(PACK), from_date=now().date(), by=coordinator.worker, reason="As it was before."
    )


def _the_head(harbour: Harbour) -> Worker:
    """Answers for every child, so changes every team and account."""
    head = add_worker(by=None, name="The Head", sign_in_name="head", password=PASSWORD, invented=True)
    team = Team.objects.get(name="Quay team")
    join_team(
        by=harbour.workers["hub guide"],
        worker=head.public,
        team=team.public,
        role="hub coordinator",
        since=now().date(),
        sees_all=True,
    )
    return head
