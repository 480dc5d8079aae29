"""What is tried in the next line: a step of the procedure or of one inside it, a clock that goes on, a known that changes,
a duty set aside, an end that no procedure has."""

from dataclasses import dataclass
from typing import Literal, cast, get_args

from django.http import Http404, QueryDict

from held.engine.situation import StepStanding
from held.language.pack import Procedure
from held.language.steps import Step
from held.pages.transitions.addresses import found
from held.pages.trying.opened import Trying

Kind = Literal["step", "look", "known", "aside", "end"]


@dataclass(frozen=True)
class Asked:
    """`step` is None where no step is taken. `inner`: the procedure inside that it belongs to; `begins`: it begins it."""

    kind: Kind
    step: Step | None = None
    inner: Procedure | None = None
    begins: bool = False
    standing: StepStanding | None = None


def asked(trying: Trying, query: QueryDict) -> Asked:
    """By the words in the address or the form. Raises Http404 for what this procedure doesn't have."""
    kind = query.get("do", "")
    if kind not in get_args(Kind):
        raise Http404("Nothing like that can be tried.")
    if kind not in ("step", "aside"):
        return Asked(cast(Kind, kind))
    inner = _inner(trying, query.get("inner", ""))
    name = found((inner or trying.procedure).steps, query.get("step", ""))
    if name is None:
        raise Http404("The procedure has no such step.")
    step = (inner or trying.procedure).steps[name]
    run = _running(trying, inner)
    begins = inner is not None and run is None and name in inner.begins_with
    steps = trying.ran.situation.steps if trying.ran else ()
    standing = next((one for one in steps if (one.run, one.step) == (run, name)), None)
    return Asked(cast(Kind, kind), step, inner, begins, standing)


def _inner(trying: Trying, slug: str) -> Procedure | None:
    if not slug:
        return None
    name = found(trying.procedure.inside, slug)
    if name is None:
        raise Http404("The procedure has no such procedure inside.")
    return trying.pack.procedures[name]


def _running(trying: Trying, inner: Procedure | None) -> str | None:
    """The run that the step belongs to; None where none is running."""
    if inner is None:
        return ""
    runs = trying.ran.situation.inner if trying.ran else ()
    return next((one.run for one in runs if one.procedure == inner.name and one.ended is None), None)
