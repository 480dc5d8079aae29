"""Where a step's form sends its words while somebody types: kept for them alone, and no page is made of it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_POST

from held.pages.doors import signed_in
from held.pages.transitions import field_names
from held.pages.transitions.addresses import draft_place, found
from held.pages.transitions.words import Words
from held.pages.wording.typed_numbers import typed_number
from held.record.actions.work.save_draft import save_draft

A_LOT = 500_000
"""Characters: more than anybody types into one form."""


@signed_in
@require_POST
def draft(request: HttpRequest, public: str, procedure: str, step: str) -> HttpResponse:
    return keep_as_draft(request, public, procedure, step)


def keep_as_draft(request: HttpRequest, public: str, procedure: str, step: str) -> HttpResponse:
    """The form says its own step in full, since the address has it with hyphens; the two have to agree. `public`: the
    child's id, or ABOUT_NO_CHILD."""
    words = Words.sent(request.POST)
    if sum(len(value) for values in words.values() for value in values) > A_LOT:
        return HttpResponseBadRequest()
    of_step = found([words.one(field_names.OF_STEP)], step)
    of_procedure = found([words.one(field_names.OF_PROCEDURE)], procedure)
    if not of_step or not of_procedure:
        return HttpResponseBadRequest()
    seen = words.one(field_names.of_seen(public))
    try:
        save_draft(
            by=request.user,
            child=public,
            step=of_step,
            run=draft_place(of_procedure, words.one(field_names.OF_INNER)),
            words=dict(words),
            seen=typed_number(seen) or 0,
        )
    except LookupError as nobody:
        raise Http404(str(nobody)) from None
    return HttpResponse(status=204)
