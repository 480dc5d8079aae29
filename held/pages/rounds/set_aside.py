"""Setting aside what is owed in a round, with a reason that audits read."""

from django.http import HttpRequest, HttpResponse

from held.pages.rounds.door import RoundAt, about_a_round
from held.pages.transitions.set_aside import answered


@about_a_round
def set_aside(request: HttpRequest, at: RoundAt) -> HttpResponse:
    assert at.run is not None
    return answered(request, at.run.course, None, at.procedure.title)
