"""Why a step stands as it does, in words: every reason against it, what would let it proceed, and what it departs from.

How a step stands is settled in `standing`; this is asked only by whoever tells it to somebody.
"""

from held.engine.against import against
from held.engine.judging import judge
from held.engine.looking import Look
from held.engine.reasons import over, still_owed
from held.engine.situation import Because, Reason, StepState
from held.engine.state import Run
from held.engine.trial import ending_held_up
from held.engine.wording import statements
from held.language.norms import Duty, Norm


def because(look: Look, run: Run, step: str, state: StepState) -> Because:
    """Of a step that stands so. Raises RuntimeError where the state that was looked at has been read on since."""
    look.insist_it_is_the_same()
    if run.ended:
        return Because((over(run),))
    if run.safety(step):
        return Because()
    found = against(look, run, step)
    match state:
        case "replaced":
            return Because(found.reasons)
        case "done":
            return Because((), _questions(look, run, step))
        case "not asked for":
            return Because(found.reasons, _questions(look, run, step))
        case "open" | "stopped":
            stops, warns = _ending(look, run, step, found.needed)
            questions = _questions(look, run, step)
            return Because((*found.reasons, *stops), (*found.warnings, *warns, *questions))


def _ending(
    look: Look, run: Run, step: str, needed: set[str | None]
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """What an ending by this step would wait for: stops it where every outcome would, else warns."""
    if not look.waits_for_others(run, step):
        return (), ()
    reasons: dict[Reason, None] = {}
    waits = 0
    outcomes = run.tables.procedure.steps[step].outcomes or (None,)
    for outcome in outcomes:
        held_up = still_owed(look, outcome, ending_held_up(look.state, run, step, outcome, look.moment))
        waits += bool(held_up)
        reasons.update(dict.fromkeys(reason for reason in held_up if reason.needs not in needed))
    return (tuple(reasons), ()) if waits == len(outcomes) else ((), tuple(reasons))


def _questions(look: Look, run: Run, step: str) -> tuple[Reason, ...]:
    """A duty whose `when` is not known asks nothing of anybody, and shows the question."""
    return tuple(
        _question(run, fired.norm)
        for fired in run.fired.values()
        if isinstance(fired.norm, Duty)
        and fired.norm.step == step
        and fired.norm.when
        and judge(fired.norm.when, look.view(run)) is None
    )


def _question(run: Run, norm: Norm) -> Reason:
    assert isinstance(norm, Duty)
    assert norm.when is not None
    said = statements(run.tables.procedure, norm.when)
    return Reason(
        f"It is not known whether {said}. If so, this is owed.",
        norm.cites,
        f"Say whether {said}.",
        kind="unknown",
        norm=norm.id,
    )
