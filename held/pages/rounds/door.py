"""The door to a round: whoever has a part in it by its procedure. No look is written: it is about no child."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from held.language.pack import Pack, Procedure
from held.pages.doors import Door, declare
from held.pages.transitions.addresses import found
from held.record.reading.rounds.part_in import PartInRounds, part_in_rounds
from held.record.reading.rounds.running import RoundRun, round_called, rounds_running

View = Callable[..., HttpResponse]

ABOUT_A_ROUND = Door(
    "about a round", "whoever has a part in the round by its procedure, or answers for every child"
)


@dataclass(frozen=True, kw_only=True)
class RoundAt:
    """The round that the address means. `run` is None where none of this procedure is open: then it may begin."""

    pack: Pack
    procedure: Procedure
    run: RoundRun | None


def about_a_round(view: View) -> View:
    """For a page whose address has the round's id (`public`), or its procedure. The view is given `at` instead."""

    @wraps(view)
    def having_a_part(
        request: HttpRequest, public: str = "", procedure: str = "", **parts: Any
    ) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        part = part_in_rounds(request.user)
        try:
            at = _one(round_called(public)) if public else _of(procedure, part)
        except LookupError as nothing:
            raise Http404(str(nothing)) from None
        if not part.has_one(at.pack, at.procedure):
            raise PermissionDenied("It is kept for those who have a part in it.")
        response = view(request, at, **parts)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return declare(view, having_a_part, ABOUT_A_ROUND)


def _one(run: RoundRun) -> RoundAt:
    return RoundAt(pack=run.course.pack, procedure=run.course.procedure, run=run)


def _of(slug: str, part: PartInRounds) -> RoundAt:
    """The open one, under the words it is pinned to, else the one in force that may begin."""
    for run in rounds_running():
        if found([run.course.procedure.name], slug):
            return _one(run)
    pack = part.in_force
    names = (one.name for one in pack.procedures.values() if one.is_round) if pack else ()
    name = found(names, slug)
    if pack is None or name is None:
        raise LookupError("No round in force has this name.")
    return RoundAt(pack=pack, procedure=pack.procedures[name], run=None)
