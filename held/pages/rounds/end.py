"""Ending a round that was begun in error, with a reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.pages.rounds.door import RoundAt, about_a_round
from held.pages.setting_right.frame import CONFLICT, WRONG
from held.pages.transitions.words import new_key
from held.record.actions.cannot import CanNot
from held.record.actions.rounds.end_round import end_round


@about_a_round
def end(request: HttpRequest, at: RoundAt) -> HttpResponse:
    assert at.run is not None
    run = at.run.course
    whole = reverse("round", kwargs={"public": run.transition})
    why, error, refused = request.POST.get("why", "").strip(), "", ""
    if request.method == "POST" and not why:
        error = "Say why it ends. The reason stands in the round."
    elif request.method == "POST":
        try:
            end_round(by=request.user, round_=run.transition, reason=why, key=request.POST.get("key", ""))
        except CanNot as sentence:
            refused = str(sentence)
        else:
            messages.success(request, "It has ended. All that was recorded in it can still be read.")
            return redirect(whole)
    shown = {
        "run": run,
        "whole": whole,
        "why": why,
        "error": error,
        "refused": refused,
        "key": request.POST.get("key") or new_key(),
    }
    return render(request, "rounds/end.html", shown, status=WRONG if error else CONFLICT if refused else 200)
