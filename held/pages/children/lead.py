"""A child is given to another lead, now or from a day to come, with the reason, by a manager."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.pages.children.about import About, about
from held.pages.children.choosing import managing, options, who_can_lead
from held.pages.children.form import Form, begins
from held.pages.children.one_worker import OneWorker, one_worker_near
from held.pages.components.fields import Field
from held.pages.components.links import Person
from held.pages.doors import about_a_child
from held.pages.identity.staying_put import staying_put
from held.pages.transitions.words import new_key
from held.pages.wording.dates import day_of, full_date
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.actions.cannot import CanNot
from held.record.actions.care.change_lead import change_lead
from held.record.actions.care.open_episode import open_episode
from held.record.reading.care.who_gives import may_give
from held.record.reading.people.who import Who
from held.record.reading.people.who_is_read import Choice
from held.record.reading.people.workers import WorkerLine, in_posts


@about_a_child("giving the child to another lead")
def lead(request: HttpRequest, child: Who) -> HttpResponse:
    seen = about(child)
    may = _may(request, seen)
    form = Form(request.POST.dict() if request.method == "POST" else {"since": "today"}, seen.moment)
    # Read with those who manage near the child: they are asked where this worker may not give the child.
    who = one_worker_near(request.user, form, "to", who_can_lead(seen.pack), seen, roles=managing(seen.pack))
    if request.method == "POST" and may:
        to = who.has_chosen("Choose who leads.")
        since = _read(form)
        if since is not None and _nobody_works_with(seen):
            form.errors["since"] = "Nobody works with the child yet: it begins today. Leave the day as it is."
        if _is_stale(form, seen, to):
            form.errors["to"] = f"{_present(seen)} leads since this page was opened. Choose again."
        if not form.errors and to is not None:
            try:
                _give(request, seen, form, to, since)
            except CanNot as sentence:
                form.errors["to"] = str(sentence)
            else:
                when = f"from {full_date(since)}" if since and since > seen.moment else "from now on"
                messages.success(request, f"{to.name} leads for {child.called} {when}.")
                return redirect(reverse("child", kwargs={"public": child.public}))
    return render(
        request,
        "children/lead.html",
        seen.shown | _shown(seen, form, who, may),
        status=403 if not may and request.method == "POST" else 422 if form.errors else 200,
    )


def _read(form: Form) -> datetime | None:
    """None is now; what is wrong stands in the form."""
    form.needed("reason", "Say why the child is given to another lead.")
    day = form.day("since", looks="ahead")
    return None if day is None or day == day_of(form.moment) else begins(day)


def _give(request: HttpRequest, seen: About, form: Form, to: WorkerLine, since: datetime | None) -> None:
    """Where nobody works with the child yet, the lead's service and team hold them from now on. Raises CanNot."""
    child, reason, key = seen.child.public, form.word("reason"), form.word("key")
    if _nobody_works_with(seen):
        open_episode(
            by=request.user,
            child=child,
            lead=to.public,
            role=to.role,
            service=to.service,
            team=to.team_public,
            reason=reason,
            key=key,
        )
    else:
        change_lead(
            by=request.user, child=child, to=to.public, role=to.role, reason=reason, since=since, key=key
        )


def _nobody_works_with(seen: About) -> bool:
    return seen.identity.lead is None and not seen.identity.held_by


def _is_stale(form: Form, seen: About, to: WorkerLine | None) -> bool:
    """Somebody else leads than when the page was opened; not so where it is the same form, sent twice."""
    now = seen.identity.lead.worker.public if seen.identity.lead else ""
    return form.word("before") != now and (to is None or to.public != now)


def _present(seen: About) -> str:
    return seen.identity.lead.worker.name if seen.identity.lead else "Nobody"


def _may(request: HttpRequest, seen: About) -> bool:
    """Where nobody leads, anybody names somebody."""
    if seen.identity.lead is None:
        return True
    return may_give(request.user, seen.child.public, pack=seen.pack, moment=seen.moment)


def _who_may(seen: About, who: OneWorker, holding: list[str]) -> list[WorkerLine]:
    """Managers of the lead's team and of those that hold the child; where there is none, of the services that do."""
    near = {held.team for held in seen.identity.held_by} | _teams_of_lead(seen, who)
    managers = in_posts(who.people, Choice(tuple(managing(seen.pack))))
    services = {
        post.service for one in who.people.by_id.values() for post in one.posts if post.team in near
    } | {*holding}
    return [one for one in managers if one.team in near] or [
        one for one in managers if one.service in services
    ]


def _teams_of_lead(seen: About, who: OneWorker) -> set[str]:
    lead = seen.identity.lead
    found = who.people.by_id.get(lead.worker.public) if lead else None
    return {post.team for post in found.posts} if found else set()


def _shown(seen: About, form: Form, who: OneWorker, may: bool) -> dict[str, object]:
    holding = [held.service for held in seen.identity.held_by]
    here, elsewhere = _in_order(seen, who, holding)
    stays = tuple(staying_put(seen.child, seen.identity))
    typed = form.word("to")
    return {
        "errors": form.errors,
        "may": may,
        "ask": tuple(Person(one.name, one.role, one.phone) for one in _who_may(seen, who, holding)[:4]),
        "wrote": form.word("reason"),
        "present": seen.identity.lead,
        "stays": stays,
        "to": Field(
            id="to",
            kind="one",
            label=f"Who leads for {seen.child.called}?",
            options=options("to", here, typed),
            typed=typed,
            error=form.errors.get("to", ""),
            by_name=who.by_name(seen.child.called),
        ),
        "elsewhere": options("to", elsewhere, typed, first=len(here)),
        "since": form.field(
            "date",
            "since",
            "From when?",
            hint="Today, or a day to come: until then the present lead goes on.",
        ),
        "reason": form.field("text", "reason", "Why?", hint="Your words stand in the chronology.", rows=3),
        "before": form.word("before") or (seen.identity.lead.worker.public if seen.identity.lead else ""),
        "changes": _changes(seen),
        "key": form.word("key") or new_key(),
    }


def _in_order(seen: About, who: OneWorker, holding: list[str]) -> tuple[list[WorkerLine], list[WorkerLine]]:
    """Those of the services that hold the child, the lead's own team first; then everybody else. Where only who is near is
    offered they are one list, and whoever could be meant by a name stands on top."""
    own = seen.identity.lead
    teams = _teams_of_lead(seen, who)
    able = [one for one in who.offered if not own or one.public != own.worker.public]
    here = [one for one in able if who.has_more or one.service in holding or not holding]
    here.sort(key=lambda one: (one.public not in who.meant, one.team not in teams, one.is_away, one.name))
    elsewhere = [one for one in able if one not in here]
    return here, sorted(elsewhere, key=lambda one: (one.service, one.name))


def _changes(seen: About) -> tuple[str, ...]:
    """What follows, and what stays the same."""
    called, own = seen.child.called, seen.identity.lead
    if _nobody_works_with(seen):
        return (f"Work with {called} begins, and the lead’s service and team hold {called} from now on.",)
    if own is None:
        return (f"{called} has a lead again, from the moment you record it.",)
    owed = [capital(one.step) for one in seen.identity.owed if one.owner == own.worker.public]
    passes = f" Now: {', '.join(dict.fromkeys(owed))}." if owed else " Now that is nothing."
    holding = [held.service for held in seen.identity.held_by]
    hold = "goes on holding" if len(holding) == 1 else "go on holding"
    return (
        f"{own.worker.name} leads until that day begins; there is never a moment with two leads, or with none.",
        f"What {own.worker.name} owes for {called} as lead passes to the new lead.{passes}",
        f"{capital(and_list(holding))} {hold} {called}: only the lead changes." if holding else "",
    )
