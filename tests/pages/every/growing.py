"""The same quay years later: so many more of whatever a page may list."""

from datetime import timedelta

from held.record.actions.care.urgent_call import record_urgent_call
from held.record.actions.people.case_note import case_note
from held.record.clock import now
from held.record.extracts.differing import Differs
from held.record.reading.imports.came_of_it import CameOfIt, FileSeen, RowChanged, RowGone, written
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
from tests.pages.every.quay import Quay
from tests.record.reading.crowd import crowd

MANY = 200
SIBLINGS = 6
"""Brothers and sisters are not counted by hundreds."""


def years_later(quay: Quay) -> None:
    grow(quay, first=2, many=MANY, siblings=SIBLINGS)


def grow(quay: Quay, *, first: int, many: int, siblings: int) -> None:
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
