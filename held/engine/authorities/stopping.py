"""What stops somebody until something else has happened."""

from collections.abc import Iterator

from held.engine.authorities.point import Point, cited
from held.engine.wording import listed, statements, the_event
from held.language.norms import Only, SomeoneElse, Stop
from held.language.pack import Pack, Procedure


def gates(procedure: Procedure, pack: Pack) -> Iterator[Point]:
    """Every gate and every stop; those that only warn say so."""
    for norm in procedure.norms:
        if isinstance(norm, Only):
            so = "if possible, only once" if norm.if_possible else "only once"
            unless = f", unless {statements(procedure, norm.unless)}" if norm.unless else ""
            says = f"{norm.step} {so} {statements(procedure, norm.needs)}{unless}"
        elif isinstance(norm, Stop):
            says = f"do not {listed(norm.steps, 'or')} {_meanwhile(norm, procedure)}"
        elif isinstance(norm, SomeoneElse):
            says = f"{norm.step}: not by the one {procedure.steps[norm.other].doing}"
        else:
            continue
        yield Point(procedure.name, says, cited([norm]))


def _meanwhile(norm: Stop, procedure: Procedure) -> str:
    if norm.during:
        return f"while {statements(procedure, norm.during)}"
    assert norm.opens is not None  # a stop is while something is so, or from an event on
    until = f" until {the_event(procedure, norm.closes)}" if norm.closes else ""
    return f"from {the_event(procedure, norm.opens)}{until}"
