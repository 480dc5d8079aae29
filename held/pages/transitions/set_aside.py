"""Setting a duty aside, with a reason that audits read: a "should" by whoever owes it, a "must" by a manager."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from held.engine.situation import OwedDuty, Situation
from held.pages.components.identity import IdentityBar
from held.pages.doors import about_a_transition
from held.pages.identity.identity_bar import identity_bar
from held.pages.transitions.addresses import run_address
from held.pages.transitions.cited import cited
from held.pages.transitions.following import asks_for
from held.pages.transitions.refusal import CONFLICT
from held.pages.transitions.words import new_key
from held.pages.wording.deadlines import by_when, was_due
from held.record.actions.cannot import CanNot
from held.record.actions.transitions.set_aside import set_aside as set_duty_aside
from held.record.reading.people.child import identity
from held.record.reading.people.who import Who
from held.record.reading.transitions.course import Course, course


@about_a_transition("setting a duty aside")
def set_aside(request: HttpRequest, child: Who, transition: str) -> HttpResponse:
    run = course(transition)
    bar = identity_bar(child, identity(child.public), run.pack)
    return answered(request, run, bar, child.name)


def answered(request: HttpRequest, run: Course, bar: IdentityBar | None, whose: str) -> HttpResponse:
    """The form, or what follows from its being sent. `whose`: the child by name, or the round by its title."""
    situation = run.situation(timezone.now())
    norm, inner = request.GET.get("norm", ""), request.GET.get("run", "")
    duty = _duty(situation, norm, inner)
    refused = ""
    if request.method == "POST":
        why = request.POST.get("why", "").strip()
        if not why:
            return _shown(
                request,
                run,
                bar,
                whose,
                duty,
                situation,
                error="Say why it is set aside. Audits read the reason.",
            )
        try:
            set_duty_aside(
                by=request.user,
                transition=run.transition,
                norm=norm,
                run=inner,
                why=why,
                key=request.POST.get("key", ""),
            )
        except CanNot as sentence:
            refused = str(sentence)
        else:
            messages.success(request, "It is set aside. The reason stands on the record.")
            return redirect(run_address(run.child, run.transition))
    return _shown(request, run, bar, whose, duty, situation, refused=refused)


def _duty(situation: Situation, norm: str, run: str) -> OwedDuty | None:
    """None once it is no longer owed: the action says so."""
    owed = (*situation.duties, *situation.inner_owed)
    return next((duty for duty in owed if duty.norm.id == norm and duty.run == run), None)


def _shown(
    request: HttpRequest,
    run: Course,
    bar: IdentityBar | None,
    whose: str,
    duty: OwedDuty | None,
    situation: Situation,
    error: str = "",
    refused: str = "",
) -> HttpResponse:
    if duty is None and not refused:
        raise Http404("This is no longer owed.")
    shown = {
        "whose": whose,
        "bar": bar,
        "run": run,
        "action": request.get_full_path(),
        "back_to": run_address(run.child, run.transition),
        "what": asks_for(duty) if duty else "",
        "duty": duty,
        "cites": cited([duty.cites], run.procedure) if duty else (),
        "when": _when(duty, situation) if duty else "",
        "key": request.POST.get("key") or new_key(),
        "why": request.POST.get("why", ""),
        "error": error,
        "refused": refused,
    }
    return render(
        request, "transitions/set_aside.html", shown, status=422 if error else CONFLICT if refused else 200
    )


def _when(duty: OwedDuty, situation: Situation) -> str:
    late = duty.due < situation.moment
    return was_due(duty.due, situation.moment) if late else f"due {by_when(duty.due, situation.moment)}"
