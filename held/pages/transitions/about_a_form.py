"""The door to a step's form: its page is given the form as it is opened, or says that the step is no longer there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps

from django.http import HttpRequest, HttpResponse

from held.pages.doors import View, about_brothers_and_sisters
from held.pages.transitions.no_longer import NoLonger, no_longer_page
from held.pages.transitions.opened import Opened, opened
from held.pages.transitions.words import Words
from held.record.actions.people.look_together import Present
from held.record.actions.work.looks_to_keep import LooksToKeep


def about_a_form(view: Callable[[HttpRequest, Opened], HttpResponse]) -> View:
    """For a page whose address has a child's id, a procedure and a step. The view is given `form` instead."""

    @about_brothers_and_sisters("a step")
    @wraps(view)
    def with_the_form(
        request: HttpRequest, children: Sequence[Present], looks: LooksToKeep, procedure: str, step: str
    ) -> HttpResponse:
        try:
            form = opened(
                request.user,
                children,
                procedure=procedure,
                step=step,
                inner=request.GET.get("inner", ""),
                sent=Words.sent(request.POST),
                to_be_recorded=request.POST.get("do") == "record",
            )
        except NoLonger as gone:
            return no_longer_page(request, gone, children)
        return view(request, replace(form, looks=looks))

    return with_the_form
