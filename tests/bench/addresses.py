"""Which pages are measured, for whom, and about whom."""

from collections.abc import Iterator
from urllib.parse import quote

from django.db.models import Count, Max
from django.urls import reverse

from held.record.reading.people.team import A_PAGE, teams_counted
from held.record.reading.work.my_work import counts
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from tests.bench.record.made import Made

Measured = tuple[str, Worker, str]
AS_BUSY = {"leads": 12, "mine": 6, "my_teams": 30, "waiting": 6}
"""What the pages of whoever is measured show: the children they lead, and what they owe, their teams, and others."""
NEAREST = 100
"""Of those who lead and owe about so much, whose pages are looked at to find one."""
LAST_TEAMS = 15
"""So many are in every authority, and come after the first pages of a large one."""


def addresses(made: Made) -> Iterator[Measured]:
    """Each page by its name, with who opens it."""
    lead = _as_busy_as_in_any()
    desk = Worker.objects.get(
        pk=Membership.objects.filter(team__is_duty_desk=True, until=None).order_by("id").values("worker")[:1]
    )
    yield "my work", lead, reverse("my work")
    if made.busy:
        yield "my work, 200 duties", Worker.objects.get(pk=made.busy), reverse("my work")
    yield "my teams’ work", lead, reverse("my teams")
    yield "waiting for others", lead, reverse("waiting")
    yield "what I have done", lead, reverse("done")
    yield "team tray", desk, reverse("team tray")
    yield "children I lead", lead, reverse("children")
    yield "nobody holds it", lead, reverse("nobody")
    yield "procedures", lead, reverse("procedures")
    yield "moving to a version", lead, reverse("moving")
    yield from _teams(lead)
    yield "adding a child", lead, reverse("add child")
    yield "who covers", lead, reverse("cover", kwargs={"public": lead.public})
    yield from _about(lead, desk)
    yield from _search(lead)


def _as_busy_as_in_any() -> Worker:
    """Whose pages show about as much whatever the size, so that the same page is compared with itself."""
    owed = Owed.objects.filter(transition__isnull=False, owner__isnull=False).values("owner")
    owners = {row["owner"]: row["many"] for row in owed.annotate(many=Count("id"))}
    led = Lead.objects.filter(until=None, worker__in=owners).values("worker").annotate(many=Count("id"))
    far = {
        row["worker"]: abs(row["many"] - AS_BUSY["leads"]) + abs(owners[row["worker"]] - AS_BUSY["mine"])
        for row in led
    }
    nearest = sorted(far, key=lambda worker: (far[worker], worker))[:NEAREST]
    return min(Worker.objects.filter(pk__in=nearest).order_by("id"), key=_apart)


def _apart(worker: Worker) -> int:
    """How far what their pages show is from `AS_BUSY`."""
    shown = counts(worker)
    return sum(abs(getattr(shown, name) - many) for name, many in AS_BUSY.items())


def _teams(lead: Worker) -> Iterator[Measured]:
    """The last of them, which are as many in any authority; and a full page, where there are so many."""
    teams = teams_counted(lead)
    after = f"?after={teams[-LAST_TEAMS - 1].public}" if len(teams) > LAST_TEAMS else ""
    yield "people, the last teams", lead, f"{reverse('people')}{after}"
    if len(teams) > A_PAGE:
        yield "people, fifty teams", lead, reverse("people")


def _about(lead: Worker, desk: Worker) -> Iterator[Measured]:
    owed = (
        Owed.objects.filter(owner=lead, transition__isnull=False)
        .select_related("child", "transition")
        .first()
    )
    longest = (
        Transition.objects.filter(ended_at=None, child__owed__owner=lead)
        .annotate(last=Max("happenings__number"))
        .order_by("-last")
        .select_related("child")[0]
    )
    child = longest.child.public
    for name in ("child", "chronology", "looked", "family"):
        yield f"a child: {name}", lead, reverse(name, kwargs={"public": child})
    yield "a child: who works beside", lead, reverse("involved", kwargs={"public": child})
    yield "a child: another lead", lead, reverse("lead", kwargs={"public": child})
    yield "a transition", lead, reverse("transition", kwargs={"public": longest.public})
    finished = Child.objects.order_by("-id")[0]
    yield "a child of long ago", desk, reverse("child", kwargs={"public": finished.public})
    if owed and owed.transition:
        from held.pages.transitions.addresses import step_address

        address = step_address(owed.child.public, owed.transition.procedure, owed.step)
        yield "a step’s form", lead, address
    assert Happening.objects.filter(child=longest.child).exists()


def _search(lead: Worker) -> Iterator[Measured]:
    some = Child.objects.filter(born__isnull=False).order_by("-id")[0]
    typed = {
        "a common name": "Mohammed Shah",
        "a rare name": f"{some.given_name} {some.family_name}",
        "a family name alone": "Shah",
        "a date of birth": f"{some.born:%d/%m/%Y}",
        "a number": some.number,
        "nobody’s name": "Xqzw Vbnm",
    }
    for name, words in typed.items():
        yield f"search: {name}", lead, f"{reverse('find')}?q={quote(words)}"
    yield "suggestions", lead, f"{reverse('find suggestions')}?q=Moh"
