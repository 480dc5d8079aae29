"""One day at the invented quay, with one of everything a page can show; and the same years later, with two hundred."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction

from held.language.reading import pack_texts
from held.record.actions.care.urgent_call import record_urgent_call
from held.record.actions.exports.take_export import take_changes
from held.record.actions.history.append import append
from held.record.actions.people.add_team import join_team
from held.record.actions.people.add_worker import add_worker
from held.record.actions.people.case_note import case_note
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.clock import now
from held.record.extracts.differing import Differs
from held.record.reading.imports.came_of_it import CameOfIt, FileSeen, RowChanged, RowGone, written
from held.record.reading.rounds.samples import SAMPLE_DRAWN
from held.record.tables.care.owed import Owed
from held.record.tables.exports.export import Export
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.difference import Difference
from held.record.tables.imports.extract import Extract
from held.record.tables.messages.message import FAILED, UNCERTAIN, Message
from held.record.tables.messages.message_entry import MessageEntry
from held.record.tables.people.adult import Adult
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.people.relationship import Relationship
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.draft import Draft
from held.record.tables.work.look import Look
from held.record.tables.work.notice import Notice
from tests.pages.transitions.desk import Desk
from tests.pages.transitions.test_taking_a_step import concern, form_of, raise_concern, record
from tests.record.reading.crowd import crowd
from tests.record.rounds.looking_back import put_the_round_in_force, takes
from tests.record.transitions.harbour import PACK, Harbour
from tests.record.transitions.later import SLOWER, put_later

MANY = 200
PASSWORD = "otter-kite-lantern"
ROUND_STEP = "/rounds/looking-back/steps/pick-the-cases"
SIBLINGS = 6
"""Brothers and sisters are not counted by hundreds."""


@dataclass
class Quay:
    """What stands in the addresses. Both children's crossings were begun, and a call was made about the older one."""

    harbour: Harbour
    desks: dict[str, Desk] = field(default_factory=dict)
    transition: str = ""
    entry: int = 0
    key: str = ""
    urgent_key: str = ""
    version: str = ""
    export: int = 0
    extract: str = ""
    step: str = "weigh-the-evidence"
    round_key: str = ""
    sample: int = 0

    @property
    def guide(self) -> str:
        """Who leads both children."""
        return str(self.harbour.workers["hub guide"].public)

    @property
    def team(self) -> str:
        return str(Team.objects.get(name="Quay team").public)

    @property
    def notice(self) -> int:
        """A paper that lies at the shore desk."""
        found = Notice.objects.filter(paper="concern sheet", received=None, team__name="Shore desk").first()
        assert found is not None
        return int(found.pk)

    @property
    def message(self) -> str:
        """One that failed."""
        return str(Message.objects.filter(state=FAILED).order_by("id")[0].public)

    @property
    def round(self) -> str:
        return str(Transition.objects.get(child=None).public)

    @property
    def child(self) -> str:
        return str(self.harbour.older.public)


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
    _grow(quay, first=1, many=1, siblings=1)
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


def years_later(quay: Quay) -> None:
    _grow(quay, first=2, many=MANY, siblings=SIBLINGS)


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


def _came_from_elsewhere(quay: Quay, first: int, many: int) -> str:
    """So many extracts, the first of them still waiting, each with as many rows to show; differences; and rows about the
    older child."""
    head, moment, older = quay.harbour.workers["the head"], now(), quay.harbour.older
    differs = (Differs("date of birth", "2015-06-02", "2015-06-03"),)
    files = (FileSeen("children.csv", "children", many, 0, 0, many, 0, 0, many),)
    changed = tuple(
        RowChanged("children", str(number), "Wren", older.public, 2, differs) for number in range(many)
    )
    gone = tuple(
        RowGone("children", str(number), "Wren", older.public, moment.date()) for number in range(many)
    )
    told = written(CameOfIt(files, (), changed, gone))
    extracts = Extract.objects.bulk_create(
        Extract(
            system="Liquidlogic",
            of=moment.date(),
            state="taken in" if number > 1 else "ready",
            handed_in=moment,
            handed_in_by=head,
            begun=moment if number > 1 else None,
            begun_by=head if number > 1 else None,
            told=told,
        )
        for number in range(first, first + many)
    )
    rows = CaseRow.objects.bulk_create(
        CaseRow(
            system="Liquidlogic",
            kind="plan reviews" if number > 1 else "children",
            number=f"N{number}",
            says='{"note":"Well."}',
            child=older,
            first=extracts[0],
            last=extracts[0],
        )
        for number in range(first, first + many)
    )
    Difference.objects.bulk_create(
        Difference(case_row=row, extract=extracts[0], column="known as", says="Wrennie", found=moment)
        for row in rows
    )
    return extracts[0].public


def _grow(quay: Quay, *, first: int, many: int, siblings: int) -> None:
    """So many more of whatever a page may list."""
    harbour, moment = quay.harbour, now()
    guide, older = harbour.workers["hub guide"], harbour.older
    transition = Transition.objects.get(child=older)
    team = Team.objects.get(name="Quay team")
    for number in range(many):
        case_note(by=guide, child=older.public, note=f"Note {number}")
    for number in range(max(1, many // 10)):
        about = {"outcome": "all quiet", "answers": {"what is happening": f"Call {number}"}}
        record_urgent_call(by=guide, children=[older.public], words=about, happened=moment, key="")
    _colleagues(first, many)
    _a_crowd(quay, team, first, many)
    _notices(quay, transition, many)
    _messages(quay, transition, many)
    head = harbour.workers["the head"]
    last = Export.objects.count()
    Export.objects.bulk_create(
        Export(number=last + 1 + place, by=head, at=moment, why="Weekly.") for place in range(many)
    )
    extract = _came_from_elsewhere(quay, first, many)
    quay.extract = quay.extract or extract
    Look.objects.bulk_create(Look(who=guide, child=older, page="line", at=moment) for _ in range(many))
    _family(quay, first, siblings)


def _colleagues(first: int, many: int) -> None:
    numbers = range(first, first + many)
    workers = Worker.objects.bulk_create(
        Worker(name=f"Colleague {number}", sign_in_name=f"colleague.{number}", invented=True)
        for number in numbers
    )
    teams = Team.objects.bulk_create(
        Team(
            name=f"Team {number}", service="harbour hub", phone="01632 960 190", is_duty_desk=number % 2 == 0
        )
        for number in numbers
    )
    since = now().date() - timedelta(days=30)
    for service in (Team.objects.get(name="Quay team"), Team.objects.get(name="Shore desk")):
        role = "hub guide" if service.service == "harbour hub" else "bureau principal"
        Membership.objects.bulk_create(
            Membership(worker=worker, team=service, role=role, since=since) for worker in workers
        )
    Membership.objects.bulk_create(
        Membership(worker=worker, team=team, role="hub coordinator", since=since)
        for worker, team in zip(workers, teams, strict=True)
    )


def _a_crowd(quay: Quay, team: Team, first: int, many: int) -> None:
    """Children whom everybody at the quay has something to do with, some of them with nobody to lead them."""
    workers = quay.harbour.workers
    for place, (lead, involved) in enumerate(
        (("hub guide", "hub coordinator"), ("hub coordinator", "bureau principal"))
    ):
        start = first + place * 5000
        children = crowd(many, lead=workers[lead], involved=workers[involved], team=team, first=start)
        mine = Owed.objects.filter(child__in=children)
        mine.update(norm="A2/1", step="weigh the evidence", role="hub coordinator", cites="A2")
        if place:
            mine.delete()
    Draft.objects.bulk_create(
        Draft(
            worker=workers["hub coordinator"],
            child=child,
            run="crossing",
            step="raise a concern",
            words="{}",
            seen=0,
            saved=now(),
        )
        for child in Child.objects.filter(
            number__in=[f"C{number:05}" for number in range(first, first + many)]
        )
    )


def _notices(quay: Quay, transition: Transition, many: int) -> None:
    older = quay.harbour.older
    shore, quay_team = Team.objects.get(name="Shore desk"), Team.objects.get(name="Quay team")
    Notice.objects.bulk_create(
        Notice(child=older, transition=transition, team=team, paper="concern sheet", says="sent", sent=now())
        for team in (shore, quay_team)
        for _ in range(many)
    )


def _messages(quay: Quay, transition: Transition, many: int) -> None:
    """One about every notice that has none, and of each sort as many; the one looked at was tried as often."""
    told = [one for one in Notice.objects.filter(transition=transition, messages=None) if one.team]
    moment = now()
    about = {"subject": "Held", "text": "Sign in.", "transition": transition, "settled": moment}
    Message.objects.bulk_create(
        Message(kind="paper sent", team=one.team, notice=one, state=state, **about)
        for one in told
        for state in (FAILED, UNCERTAIN)
    )
    looked_at = Message.objects.get(public=quay.message)
    MessageEntry.objects.bulk_create(
        MessageEntry(message=looked_at, at=moment, says="put off", trouble="Nobody answers.")
        for _ in range(many)
    )


def _family(quay: Quay, first: int, siblings: int) -> None:
    older, guide = quay.harbour.older, quay.harbour.workers["hub guide"]
    family = Child.objects.select_related("family").get(pk=older.pk).family
    Child.objects.bulk_create(
        Child(
            number=f"S{number:05}",
            given_name=f"Sibling {number}",
            family_name="Marlowe",
            born=older.born,
            family=family,
            created_at=now(),
            created_by=guide,
        )
        for number in range(first, first + siblings)
    )
    adults = Adult.objects.bulk_create(
        Adult(given_name=f"Aunt {number}", family_name="Marlowe", organisation="Quay school")
        for number in range(first, first + siblings)
    )
    Relationship.objects.bulk_create(
        Relationship(child=older, adult=adult, kind="aunt", since=now()) for adult in adults
    )
