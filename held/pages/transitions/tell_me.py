"""Asking to be told when a refused step can go ahead. On a stale page, where it can by now, the step's form opens."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from held.pages.transitions import field_names
from held.pages.transitions.about_a_form import about_a_form
from held.pages.transitions.addresses import step_address
from held.pages.transitions.opened import Opened
from held.pages.wording.names import and_list
from held.record.actions.transitions.ask_to_be_told import ask_to_be_told


@about_a_form
def tell_me(request: HttpRequest, form: Opened) -> HttpResponse:
    form_address = step_address(form.own.public, **form.place)
    if request.method != "POST":
        return redirect(form_address)
    ticked = request.POST.getlist(field_names.WHO)
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
