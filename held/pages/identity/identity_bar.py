"""The identity bar's words: who, what everyone must know, held by, lead, next duty, also involved."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from held.language.pack import Pack
from held.pages.components.identity import IdentityBar
from held.pages.components.links import Link, Person
from held.pages.identity.co_working_until import co_working_until
from held.pages.identity.in_a_tray import at_the_desk, holds_in_its_tray, until_answered
from held.pages.identity.next_duty import next_duty
from held.pages.identity.staying_put import staying_put
from held.pages.wording.ages import age_line
from held.pages.wording.dates import day_of, full_date
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.reading.people.child import Identity, LeadBy
from held.record.reading.people.who import Who


def identity_bar(child: Who, found: Identity, pack: Pack, *, now: datetime | None = None) -> IdentityBar:
    """`pack`: whose words the child's procedures speak, those pinned or those in force."""
    moment = now or timezone.now()
    return IdentityBar(
        name=child.name,
        line=_line(child, pack, moment),
        flags=tuple(flag for flag in (*staying_put(child, found), child.flag) if flag),
        urgent=Link(urgent_words(pack, found), reverse("urgent", kwargs={"public": child.public})),
        held_by=_held_by(found),
        held_note=_held_note(found, moment),
        lead=_lead(found.lead, found.next_lead) if found.lead else at_the_desk(found),
        next_duty=next_duty(child, found, moment),
        also=tuple(
            Person(
                one.worker.name,
                one.worker.role,
                one.worker.phone,
                f"until {full_date(one.until)}" if one.until else "",
            )
            for one in sorted(found.involved, key=lambda one: one.since, reverse=True)
        ),
        everybody=reverse("family", kwargs={"public": child.public}),
        is_needed=bool(found.held_by or found.lead or found.transitions or found.next_duty or found.calls),
    )


def urgent_words(pack: Pack, found: Identity) -> str:
    """ "Urgent: ring the front door": the desk of a service that holds the child, else of the one the urgent way goes to."""
    goes_to = pack.procedures[pack.urgent[0]].goes_to
    holding = [held.service for held in found.held_by]
    for service in (*holding, goes_to or ""):
        if service in pack.services and pack.services[service].desk:
            return f"Urgent: {pack.services[service].desk}"
    return "Urgent"


def _line(child: Who, pack: Pack, moment: datetime) -> str:
    parts = [age_line(child.born, child.expected, day_of(moment)), f"number {child.number}"]
    parts.append(level_words(child.level, pack))
    return " · ".join(parts)


def level_words(level: int | None, pack: Pack) -> str:
    """ "level 3, multiple additional", as the pack names it."""
    if level is None:
        return "level not known"
    named = next((one.name for one in pack.levels if one.number == level), "")
    return f"level {level}, {named}" if named else f"level {level}"


def _held_by(found: Identity) -> str:
    return capital(and_list([held.service for held in found.held_by])) or holds_in_its_tray(found)


def _held_note(found: Identity, moment: datetime) -> str:
    if len(found.held_by) > 1:
        ends = co_working_until(found)
        if ends and ends.due > moment:
            return f"co-working until {full_date(ends.due)}"
        since = max(held.since for held in found.held_by)
        over = f"; it was to end on {full_date(ends.due)}" if ends else ""
        return f"co-working since {full_date(since)}{over}"
    return found.held_by[0].team if found.held_by else until_answered(found, moment)


def _lead(lead: LeadBy, following: LeadBy | None) -> Person:
    notes = []
    if not lead.can_be_rung:
        notes.append("has left")
    if lead.covered_by:
        covers = and_list([f"{one.name} {one.phone}".strip() for one in lead.covered_by])
        notes.append(f"covered by {covers}")
    if following:
        notes.append(f"{following.worker.name} leads from {full_date(following.since)}")
    return Person(lead.worker.name, lead.worker.role, lead.worker.phone, "; ".join(notes))
