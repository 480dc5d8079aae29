"""Who begins, and who decides: every step that can come out in more than one way."""

from collections.abc import Iterator

from held.engine.authorities.point import Point, cited
from held.engine.versions.telling import told
from held.engine.wording import listed, the_event, the_roles
from held.language.events import Taking
from held.language.norms import Duty, Norm, Only, RecordedAs, SomeoneElse
from held.language.pack import Pack, Procedure
from held.language.sentences.saying import say_counted_from
from held.language.steps import Step
from held.language.times import ByMeeting


def beginnings(procedure: Procedure, pack: Pack) -> Iterator[Point]:
    """The first steps, and who takes them."""
    for name in procedure.begins_with:
        yield Point(procedure.name, f"{name}: {the_roles(procedure.steps[name])}", ())


def decisions(procedure: Procedure, pack: Pack) -> Iterator[Point]:
    """Every step with outcomes but the urgent one: who takes it with whom, how it comes out, at which meeting."""
    for step in procedure.steps.values():
        if len(step.outcomes) > 1 and (procedure.name, step.name) != pack.urgent:
            yield _decision(step, procedure)


def _decision(step: Step, procedure: Procedure) -> Point:
    speaking = [norm for norm in procedure.norms if _speaks_of(norm, step.name)]
    meetings = {
        norm.time.meeting for norm in speaking if isinstance(norm, Duty) and isinstance(norm.time, ByMeeting)
    }
    said = [f"{step.name}: {people(step)}", f"comes out {listed(step.outcomes, 'or')}"]
    said += [f"at the {meeting}" for meeting in sorted(meetings)]
    for norm in speaking:
        if isinstance(norm, RecordedAs):
            said.append(f"recorded as a {norm.kind}")
        if isinstance(norm, SomeoneElse):
            said.append(f"not by the one {procedure.steps[norm.other].doing}")
    sides = len(step.between) or 1 + len(step.accompanied_by)
    apart = any(isinstance(norm, SomeoneElse) for norm in speaking)
    holds = f"{sides} people{', a meeting' if meetings else ''}{', ratified by another' if apart else ''}"
    return Point(procedure.name, "; ".join(said), cited(speaking), holds)


def people(step: Step) -> str:
    """Who takes a step, and with whom."""
    along = listed([f"the {role}" for role in step.accompanied_by])
    return f"{the_roles(step)}, together with {along}" if along else the_roles(step)


def _speaks_of(norm: Norm, step: str) -> bool:
    """Whether a sentence asks for this step, stops it, or says how it is done."""
    return isinstance(norm, Duty | Only | RecordedAs | SomeoneElse) and norm.step == step


def limits(procedure: Procedure, pack: Pack) -> Iterator[Point]:
    """Every duty that has a time, but those that only the urgent step asks for."""
    for norm in procedure.norms:
        if (
            isinstance(norm, Duty)
            and norm.time
            and norm.force != "may"
            and not follows_urgency(norm, procedure, pack)
        ):
            yield limit(norm, procedure)


def limit(norm: Duty, procedure: Procedure) -> Point:
    """One duty with its time, who owes it and after what."""
    assert norm.time is not None
    step = procedure.steps[norm.step]
    who = f"the {norm.role}" if norm.role else the_roles(step)
    counted_from = norm.counted_from
    since = (
        say_counted_from(counted_from, procedure.steps) if counted_from else the_event(procedure, norm.after)
    )
    force = "" if norm.force == "must" else ", unless there is a reason not to"
    says = f"{norm.step}: {told(norm.time)} after {since}, {who}{force}"
    return Point(procedure.name, says, cited([norm]), told(norm.time))


def follows_urgency(norm: Duty, procedure: Procedure, pack: Pack) -> bool:
    """Whether the urgent step is what asks for it."""
    return procedure.name == pack.urgent[0] and any(
        isinstance(each, Taking) and each.step == pack.urgent[1] for each in norm.after.any_of
    )
