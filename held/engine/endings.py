"""The end: it waits for every `must`, unless it comes whatever is owed."""

from held.engine.history import Began, BuiltInEnd, Happening
from held.engine.judging import stands
from held.engine.occurring import occur, settle
from held.engine.situation import Ending
from held.engine.state import Fired, Result, Run, Span, State
from held.language.norms import Citation, Duty, Ends


def end_what_waits(state: State, entry: Happening) -> None:
    """End each run whose ending happened and for which nothing is owed any more; inner runs first."""
    if len(state.runs) == 1 and not state.outer.waiting:
        return
    runs = state.open_inner()
    # An inner procedure begins by its first step, the next entry of the same act: what it owes, and the transition waits
    # for, comes by that.
    if not (isinstance(entry, Began) and entry.run):
        runs.append(state.outer)
    for run in runs:
        if run.waiting and run.ended is None:
            for norm, _, _ in list(run.waiting.values()):
                if stands(norm.unless, state.view(run)):
                    continue
                if norm.whatever_is_owed or not owed_before_end(state, run):
                    _end(state, run, norm, entry)
                    break


def owed_before_end(state: State, run: Run) -> list[tuple[Run, Fired | Span]]:
    """Every `must` that an ending of this run waits for; the transition waits for its inner runs' too."""
    runs = [run] if run.name else [run, *state.open_inner()]
    found: list[tuple[Run, Fired | Span]] = []
    for each in runs:
        found.extend(
            (each, fired)
            for fired in each.owed_fired()
            if not isinstance(fired.norm, Duty) or fired.norm.force == "must"
        )
        found.extend((each, span) for span in each.owed_spans())
    return found


def _end(state: State, run: Run, norm: Ends, entry: Happening) -> None:
    run.ended = Ending(entry.happened, entry.number, norm.service, norm.begins, norm.result, norm.cites)
    _clear(run)
    if run.name:
        inner = run.tables.procedure.name
        outer = state.outer
        outer.inner_latest[inner] = Result(norm.result, entry.number, entry.happened, entry.by)
        occur(state, outer, ("inner", inner), norm.result, entry)
        settle(state, entry)
        return
    if norm.service:
        since = state.holders[norm.service][0] if norm.service in state.holders else entry.happened
        state.holders = {norm.service: (since, norm)}
    for inner_run in state.open_inner():
        _close_with_outer(inner_run, entry)


def close_run(state: State, run: Run, entry: BuiltInEnd) -> None:
    """A built-in end: the child stays with the service and the lead they had. No norm hears of it."""
    _close_with_outer(run, entry)
    if not run.name:
        for inner_run in state.open_inner():
            _close_with_outer(inner_run, entry)


def _close_with_outer(run: Run, entry: Happening) -> None:
    run.ended = Ending(entry.happened, entry.number, None, None, None, Citation())
    _clear(run)


def _clear(run: Run) -> None:
    """Nothing is open or owed after the end."""
    run.fired.clear()
    run.spans.clear()
    run.waiting.clear()
