"""A history read once, entry by entry, into a State. Nothing is refused here: what was recorded happened.

The order of the tuple is the order of recording. Each entry is one act: written, the duties on it discharged, others
lapsed or asked anew, periods, lead and papers, what wakes or falls asleep, and last the end.
"""

from held.engine.calendar import END_OF_DAY, at, calendar_of, local_day
from held.engine.due_dates import dated, dated_return, turn_after
from held.engine.endings import close_run, end_what_waits
from held.engine.history import (
    Began,
    BuiltInEnd,
    Happening,
    History,
    KnownChanged,
    MovedToVersion,
    Named,
    SetAside,
    StepTaken,
    WentLate,
)
from held.engine.occurring import occur, settle
from held.engine.rereading import as_it_counts
from held.engine.state import NOTHING, Fired, Result, Run, State
from held.engine.tables import tables_of
from held.language.norms import Duty, InnerDuty, Returning
from held.language.pack import Pack


def fold(*, pack: Pack, procedure: str, history: History) -> State:
    """The state a history comes to. Raises ValueError where it doesn't begin with its own beginning."""
    counted = as_it_counts(history)
    if not counted or not isinstance(counted[0], Began):
        raise ValueError("A history starts with the transition's own beginning; this one doesn't.")
    began = counted[0]
    state = State(
        pack=pack,
        calendar=calendar_of(pack),
        runs={"": Run("", tables_of(pack.procedures[procedure]), began)},
        lead=began.lead,
        lead_role="",
        named={},
        known={},
        teams={},
        holders={began.holder: (began.happened, None)} if began.holder else {},
    )
    for entry in counted:
        read_on(state, entry)
    return state


def read_on(state: State, entry: Happening) -> None:
    """Read one more entry. What it names but the procedure doesn't know is passed over, as is all after the end."""
    state.effects = NOTHING
    state.last = entry.number
    if state.outer.ended:
        return
    if isinstance(entry, Began) and entry.run and entry.run not in state.runs:
        tables = tables_of(state.pack.procedures[entry.procedure])
        state.runs[entry.run] = Run(entry.run, tables, entry)
    run = state.runs.get(entry.run)
    if run is not None and run.ended is None:
        _read(state, run, entry)
    settle(state, entry)
    end_what_waits(state, entry)


def _read(state: State, run: Run, entry: Happening) -> None:
    """In the run that it belongs to, which goes on."""
    match entry:
        case StepTaken():
            _take(state, run, entry)
        case Began():
            if run.began is entry:
                _begin(state, run, entry)
        case WentLate():
            _late(state, run, entry)
        case SetAside():
            _set_aside(state, run, entry)
        case BuiltInEnd():
            close_run(state, run, entry)
        case KnownChanged():
            state.known[entry.known] = entry.value
        case Named():
            _name(state, entry.role, entry.person)
            if entry.leads:
                state.lead, state.lead_role = entry.person, entry.role
        case MovedToVersion():
            _move(state, entry)
        case _:
            pass  # setting right was read before: see `rereading`


def _begin(state: State, run: Run, entry: Began) -> None:
    role = run.tables.procedure.lead_at_start
    if role and entry.lead and not run.name:
        _name(state, role, entry.lead)
        state.lead_role = role
    if run.name:
        outer = state.outer
        for norm_id, fired in list(outer.fired.items()):
            if isinstance(fired.norm, InnerDuty) and fired.norm.inner == entry.procedure:
                del outer.fired[norm_id]
    occur(state, run, ("start", ""), None, entry)


def _name(state: State, role: str, person: str) -> None:
    state.named[role] = person
    for run in state.runs.values():
        for known in run.tables.procedure.known.values():
            if known.names == role and known.name in state.known:
                state.known[known.name] = "yes"


def _take(state: State, run: Run, entry: StepTaken) -> None:
    step = entry.step
    if step not in run.tables.procedure.steps:
        return
    run.started = True
    run.latest[step] = Result(entry.outcome, entry.number, entry.happened, entry.by)
    run.stale.discard(step)
    run.facts.update(entry.facts)
    for role, person in entry.named.items():
        _name(state, role, person)
    for service, team in entry.teams.items():
        state.teams.pop(service, None)
        state.teams[service] = team
    occur(state, run, ("step", step), entry.outcome, entry)


def _late(state: State, run: Run, entry: WentLate) -> None:
    calendar = state.calendar
    moment = max(entry.happened, entry.recorded)
    fired, span = run.fired.get(entry.norm), run.spans.get(entry.norm)
    if fired and not fired.late and run.binds(fired):
        if dated(run, fired, calendar, state.pack.look_again).due > moment:
            return  # set right since: as the history now reads, it was not late then
        fired.late = True
        step = fired.norm.step if isinstance(fired.norm, Duty) else fired.norm.inner
    elif span and isinstance(span.norm, Returning) and not span.late:
        if dated_return(span, calendar).due > moment:
            return
        span.late = True
        step = span.norm.step
    else:
        return
    occur(state, run, ("late", step), None, entry)


def _set_aside(state: State, run: Run, entry: SetAside) -> None:
    fired, span = run.fired.get(entry.norm), run.spans.get(entry.norm)
    if fired:
        fired.set_aside = True
    elif span and isinstance(span.norm, Returning):
        span.turn, span.late = turn_after(span, entry.happened, state.calendar), False


def _move(state: State, entry: MovedToVersion) -> None:
    """What came before is told in this version's words already (see `carrying`): here is what the move itself says."""
    state.lead = entry.lead
    if entry.lead and entry.lead_role:
        _name(state, entry.lead_role, entry.lead)
        state.lead_role = entry.lead_role
    calendar = state.calendar
    for run_name, run in state.runs.items():
        for norm_id, fired in run.fired.items():
            if fired.woke and (run_name, norm_id) not in entry.owed_before:
                _ask_by_the_move(state, run, fired, entry)
        for norm_id, span in run.spans.items():
            was_owed = (run_name, norm_id) in entry.owed_before
            if not isinstance(span.norm, Returning) or was_owed:
                continue
            if dated_return(span, calendar).due < entry.happened:
                span.turn = turn_after(span, entry.happened, calendar)
    for run_name, norm, due in entry.kept:
        kept = state.runs[run_name].fired.get(norm) if run_name in state.runs else None
        if kept and kept.woke:
            kept.kept = (entry.number, due)


def _ask_by_the_move(state: State, run: Run, fired: Fired, entry: MovedToVersion) -> None:
    """Its time counts from the move; and where that leaves no time at all, until the end of that day.

    A day that the clause itself counts from stands, however long ago.
    """
    fired.woke, fired.late = (entry.number, entry.happened), False
    counted_from = isinstance(fired.norm, Duty) and fired.norm.counted_from
    if not counted_from and dated(run, fired, state.calendar, state.pack.look_again).due <= entry.happened:
        fired.kept = (entry.number, at(local_day(entry.happened), END_OF_DAY))
