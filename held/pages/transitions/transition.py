"""A transition: what is open and owed now, what was done, what is not asked for, and everything said so far."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from held.engine.situation import OwedDuty, Situation
from held.pages.components.links import Link
from held.pages.components.steps import Days
from held.pages.doors import about_a_transition
from held.pages.identity.identity_bar import identity_bar
from held.pages.letters.given import letter_links
from held.pages.transitions.appointments import appointments_shown
from held.pages.transitions.cited import procedure_address
from held.pages.transitions.co_working import co_working
from held.pages.transitions.disagreeing import disagreeing
from held.pages.transitions.following import asks_for
from held.pages.transitions.parties import Around
from held.pages.transitions.said import sayings
from held.pages.transitions.sent import papers_sent, people_told
from held.pages.transitions.standing import Standing, standing
from held.pages.transitions.where import notes_beside, where_they_stand
from held.pages.transitions.whose_names import whose_names
from held.pages.wording.dates import full_date, full_time
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.pictures.flowchart.saying import LEGEND_STANDING
from held.record.reading.people.colleagues import colleagues
from held.record.reading.people.who import Who
from held.record.reading.transitions.course import Course, course
from held.record.reading.work.on_a_transitions_page import on_a_transitions_page


@about_a_transition("a transition")
def transition(request: HttpRequest, child: Who, transition: str) -> HttpResponse:
    run = course(transition)
    situation = run.situation(timezone.now())
    beside = on_a_transitions_page(child.public, transition)
    found = beside.identity
    named = whose_names([run])
    people = colleagues(by=request.user, ids=named.ids, roles=named.roles, near=named.teams | found.teams)
    around = Around(
        pack=run.pack,
        procedure=run.procedure,
        situation=situation,
        colleagues=people,
        teams=found.teams,
        me=request.user.public,
    )
    rows = standing(run, situation, around)
    together = co_working(situation, run.pack, run.procedure)
    shown = {
        "child": child,
        "bar": identity_bar(child, found, run.pack, now=situation.moment),
        "run": run,
        "began": full_date(run.began),
        "ended": full_date(run.ended) if run.ended else "",
        "counts": counts(rows),
        "moved": [
            f"Moved from version {one.was} to {one.to} on {full_time(one.recorded)}, by {one.by_name}."
            for one in run.moves
        ],
        "procedure_address": procedure_address(run.procedure),
        "standing": rows,
        "co_working": together,
        "days": Days(together.today, together.of) if together and together.of else None,
        "disagreeing": disagreeing(run, situation.may_begin),
        "sayings": sayings(run, people, request.user.public),
        "papers": papers_sent(run, beside.sent),
        "told": people_told(beside.sent),
        "appointments": appointments_shown(beside.appointments),
        "letters": letter_links(run, child.called),
        "aside_able": tuple(set_aside_link(run, duty) for duty in owed_in(situation)),
        "flowchart": where_they_stand(situation, run),
        "legend": LEGEND_STANDING,
        "notes_beside": notes_beside(run.pack.hash, run.procedure.name),
    }
    return render(request, "transitions/transition.html", shown)


def counts(rows: Standing) -> str:
    """ "4 steps done, 2 open, 1 stopped."; what there is none of is left out, unless there is nothing at all."""
    done, open_, stopped = rows.counts
    said = [f"{done} {'step' if done == 1 else 'steps'} done"] if done else []
    said += [f"{number} {word}" for number, word in ((open_, "open"), (stopped, "stopped")) if number]
    return f"{capital(and_list(said))}." if said else "Nothing is done yet."


def owed_in(situation: Situation) -> tuple[OwedDuty, ...]:
    return (*situation.duties, *situation.inner_owed)


def set_aside_link(run: Course, duty: OwedDuty) -> Link:
    page = "set aside" if run.child else "set aside in a round"
    address = reverse(page, kwargs={"public": run.transition})
    asked = urlencode({"norm": duty.norm.id, "run": duty.run})
    return Link(f"{capital(asks_for(duty))} ({duty.cites.words})", f"{address}?{asked}")
