"""What happens where people see it differently: what stands still, the rungs, and who has the last word."""

from collections.abc import Iterator

from held.engine.authorities.deciding import people
from held.engine.authorities.kinds import settles_between_services
from held.engine.authorities.point import Point, cited
from held.engine.wording import listed, the_event
from held.language.conditions import InnerOpen
from held.language.events import Lateness, Taking
from held.language.norms import Duty, Ends, InnerDuty, Norm, Stop
from held.language.pack import Pack, Procedure
from held.language.sentences.saying import say_time


def disagreements(procedure: Procedure, pack: Pack) -> Iterator[Point]:
    """When settling it must begin, what stands still meanwhile, and the rungs of what settles it."""
    settling = [name for name in procedure.inside if settles_between_services(pack.procedures[name], pack)]
    for norm in procedure.norms:
        if isinstance(norm, InnerDuty) and norm.inner in settling:
            time = f" {say_time(norm.time)}" if norm.time else ""
            says = f"the {norm.inner} must begin{time} after {the_event(procedure, norm.after)}"
            yield Point(procedure.name, says, cited([norm]), time.strip())
        elif isinstance(norm, Stop) and norm.during:
            named = [part.inner for part in norm.during.parts if isinstance(part, InnerOpen)]
            inner = [name for name in named if name in settling]
            if inner:
                says = f"while the {listed(inner)} is open, do not {listed(norm.steps, 'or')}"
                yield Point(procedure.name, says, cited([norm]))
    for name in settling:
        yield from rungs(pack.procedures[name], pack)


def rungs(procedure: Procedure, pack: Pack) -> Iterator[Point]:
    """Every step between two sides, with its time; the last says so. Of what two services settle between them."""
    ladder = [step for step in procedure.steps.values() if _sides(procedure, step.name, pack) > 1]
    for number, step in enumerate(ladder, start=1):
        asking = [norm for norm in procedure.norms if isinstance(norm, Duty) and norm.step == step.name]
        times = list(dict.fromkeys(say_time(norm.time) for norm in asking if norm.time))
        within = f", {listed(times, 'or')}" if times else ""
        last = number == len(ladder)
        climbs = ", also when the rung before is late" if any(_for_lateness(norm) for norm in asking) else ""
        ends = [norm for norm in procedure.norms if isinstance(norm, Ends) and _follows(norm, step.name)]
        word = "the last word" if last else f"rung {number}"
        says = f"{procedure.name}, {word}: {people(step)}{within}{climbs}"
        yield Point(procedure.name, says, cited([*asking, *ends]), f"rung {number} {within}")


def _sides(procedure: Procedure, step: str, pack: Pack) -> int:
    return len({pack.roles[side].service for side in procedure.steps[step].between})


def _for_lateness(norm: Duty) -> bool:
    return any(isinstance(each, Lateness) for each in norm.after.any_of)


def _follows(norm: Norm, step: str) -> bool:
    assert isinstance(norm, Ends)
    return any(isinstance(each, Taking) and each.step == step for each in norm.event.any_of)
