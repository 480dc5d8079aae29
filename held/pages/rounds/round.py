"""A round: what is asked for now, what was done, what was said, and everything that happened in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from held.pages.rounds.door import RoundAt, about_a_round
from held.pages.rounds.happened import happened
from held.pages.transitions.cited import procedure_address
from held.pages.transitions.parties import Around
from held.pages.transitions.said import sayings
from held.pages.transitions.sent import papers_sent, people_told
from held.pages.transitions.standing import standing
from held.pages.transitions.transition import counts, owed_in, set_aside_link
from held.pages.transitions.where import notes_beside, where_they_stand
from held.pages.transitions.whose_names import whose_names
from held.pages.wording.dates import full_date
from held.pictures.flowchart.saying import LEGEND_STANDING
from held.record.reading.people.colleagues import colleagues
from held.record.reading.transitions.notices import notices_of


@about_a_round
def round_(request: HttpRequest, at: RoundAt) -> HttpResponse:
    assert at.run is not None
    run = at.run.course
    situation = run.situation(timezone.now())
    named = whose_names([run])
    people = colleagues(by=request.user, ids=named.ids, roles=named.roles, near=named.teams)
    sent = notices_of(run.transition)
    around = Around(
        pack=run.pack,
        procedure=run.procedure,
        situation=situation,
        colleagues=people,
        me=request.user.public,
    )
    rows = standing(run, situation, around)
    cases = [case for sample in at.run.samples for case in sample.cases]
    shown = {
        "run": run,
        "began": full_date(run.began),
        "ended": full_date(run.ended) if run.ended else "",
        "counts": counts(rows),
        "procedure_address": procedure_address(run.procedure),
        "standing": rows,
        "sayings": sayings(run, people, request.user.public),
        "papers": papers_sent(run, sent),
        "told": people_told(sent),
        "aside_able": tuple(set_aside_link(run, duty) for duty in owed_in(situation)),
        "flowchart": where_they_stand(situation, run),
        "legend": LEGEND_STANDING,
        "notes_beside": notes_beside(run.pack.hash, run.procedure.name),
        "happened": happened(run, people),
        "drawn": len(cases),
        "audited": sum(case.judged is not None for case in cases),
    }
    return render(request, "rounds/round.html", shown)
