"""Asking to be told when a refused step can go ahead. On a stale page, where it can by now, the step's form opens."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from held.pages.doors import about_brothers_and_sisters
from held.pages.transitions import field_names
from held.pages.transitions.addresses import step_address
from held.pages.transitions.no_longer import NoLonger, no_longer_page
from held.pages.transitions.opened import opened
from held.pages.wording.names import and_list
from held.record.actions.people.look_together import Present
from held.record.actions.transitions.ask_to_be_told import ask_to_be_told


@about_brothers_and_sisters("a step")
def tell_me(request: HttpRequest, children: Sequence[Present], procedure: str, step: str) -> HttpResponse:
    ticked = request.POST.getlist(field_names.WHO)
    try:
        form = opened(
            request.user,
            children,
            procedure=procedure,
            step=step,
            inner=request.GET.get("inner", ""),
            ticked=ticked,
        )
    except NoLonger as gone:
        return no_longer_page(request, gone, children)
    form_address = step_address(form.own.public, **form.place)
    if request.method != "POST":
        return redirect(form_address)
    called = {child.public: child.called for child in form.children}
    waits = ask_to_be_told(
        by=request.user,
        children=[public for public in ticked or (form.own.public,) if public in called],
        procedure=form.procedure.name,
        step=form.step.name,
        inner=form.inner.name if form.inner else "",
    )
    if not waits or form.own.course is None:
        messages.info(request, "It was asked again just now: look how it stands.")
        return redirect(form_address)
    names = and_list([called[public] for public in waits])
    messages.success(
        request,
        f"You will be told in My work when you can {form.step.name} for {names}. What you typed is kept.",
    )
    return redirect(reverse("transition", kwargs={"public": form.own.course.transition}))
