"""A child's turn at a meeting: what is known on one page, what is decided for each, and on to the next one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.identity.identity_bar import identity_bar
from held.pages.meetings.addresses import meeting_address, turn_address
from held.pages.meetings.asked_here import asked_here
from held.pages.meetings.deciding import Sent, decide
from held.pages.meetings.door import AtTurn, at_a_turn
from held.pages.meetings.here import here
from held.pages.meetings.meeting import lede
from held.pages.meetings.opening_words import may_decide, opening_words
from held.pages.meetings.turns import MISSED, called, turns
from held.pages.my_work.rows import inner_of
from held.pages.transitions import field_names
from held.pages.transitions.around_form import around_form
from held.pages.transitions.cited import cited
from held.pages.transitions.clauses import recorded_as
from held.pages.transitions.on_one_page import pages_of
from held.pages.transitions.opened import Opened, opened_with
from held.pages.transitions.words import Words, new_key
from held.pages.wording.dates import full_time
from held.pages.wording.marks import TO_COME
from held.pages.wording.names import and_list
from held.pages.wording.phrases import anchor, capital
from held.record.actions.people.look_together import Present


@at_a_turn
def turn(request: HttpRequest, at: AtTurn) -> HttpResponse:
    form = _form(request, at)
    who_is_here = here(request, at.day)
    if request.method == "POST":
        answer = decide(request, at, form)
        if not isinstance(answer, Sent):
            return answer
        return _shown(request, at, form, answer)
    kept = form.kept
    words = Words(kept.words) if kept else opening_words(form, at.day, who_is_here)
    return _shown(request, at, form, Sent(words, saved=full_time(kept.saved) if kept else ""))


def _form(request: HttpRequest, at: AtTurn) -> Opened:
    first = at.family[0]
    return opened_with(
        request.user,
        [Present(one.who, one.seen) for one in at.family],
        at.start.form,
        at.agenda.courses,
        procedure=anchor(first.procedure),
        step=anchor(first.step),
        inner=anchor(inner_of(first.pack_hash, first.procedure, first.run, first.step)),
        sent=Words.sent(request.POST),
        also=here(request, at.day).others.values(),
    )


def _shown(request: HttpRequest, at: AtTurn, form: Opened, sent: Sent) -> HttpResponse:
    own = form.own
    around = around_form(form, own, own.situation)
    kind = recorded_as(form.runs_in, form.step.name)
    bar = identity_bar(own.who, form.found, form.pack, now=form.moment)
    asked = asked_here(form, sent.words, sent.errors, sent.departures)
    agenda = turns(at.agenda, at.day, own.public)
    shown = {
        "at": at,
        "form": form,
        "bar": bar,
        "title": at.day.title,
        "lede": lede(at.agenda, at.day),
        "here": "; ".join(here(request, at.day).names),
        "turns": agenda,
        "is_last": not any(one.mark is TO_COME or one.mark is MISSED for one in agenda),
        "pages": pages_of(form, bar),
        "key": sent.words.one(field_names.KEY) or new_key(),
        "saved_at": sent.saved,
        "errors": sent.errors,
        "asked": asked,
        "decides": and_list([party.says for party in around.takes(form.step)]) or "anyone",
        "may_decide": may_decide(form),
        "kind": kind.kind if kind else "",
        "cites": cited([kind.cites], form.runs_in) if kind else (),
        "family": called((child.who for child in form.children), at.day.on),
        "section": reverse("meetings"),
        "names": capital(and_list([child.called for child in form.children])),
        "agenda_address": meeting_address(at.day.meeting.name, at.day.on),
        "action": turn_address(at.day.meeting.name, own.public, at.day.on),
        "draft": reverse(
            "draft",
            kwargs={
                "public": own.public,
                "procedure": anchor(form.procedure.name),
                "step": anchor(form.step.name),
            },
        ),
    }
    return render(request, "meetings/turn.html", shown, status=422 if sent.errors else 200)
