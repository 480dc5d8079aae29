"""What one occurrence sets off, and what then wakes or falls asleep."""

from held.engine.due_dates import turn_after
from held.engine.history import Happening
from held.engine.judging import stands
from held.engine.state import Cause, Effects, Fired, Run, Span, State
from held.engine.tables import Fires, Key, Listener
from held.language.events import Occurrence
from held.language.norms import Duty, Ends, Holds, InnerDuty


def occur(state: State, run: Run, key: Key, result: str | None, entry: Happening) -> None:
    """Tell every norm that listens: what lapses, periods that close and open, the lead, papers, duties, the end."""
    heard = run.tables.hearing(key, result)
    for norm in heard.discharges:
        run.fired.pop(norm, None)
    for norm in heard.uses:
        if norm in run.spans:
            run.spans[norm].used = True
    for norm in heard.returns:
        if norm in run.spans:
            span = run.spans[norm]
            span.turn, span.late = turn_after(span, entry.happened, state.calendar), False
    for otherwise in heard.lapses:
        _lapse(run, otherwise)
    for period in heard.closes:
        run.spans.pop(period.id, None)
    for period in heard.opens:
        if period.id in run.spans:
            run.spans[period.id].used = False
        else:
            run.spans[period.id] = Span(period, entry.number, entry.happened)
    unled = []
    for passing in heard.leads:
        person = state.named.get(passing.role)
        if person is None:
            unled.append(passing)
        else:
            state.lead, state.lead_role = person, passing.role
    if heard.moves_the_child and not run.name:
        _settle_holders(state)
    if heard.tells or heard.sends or unled:
        state.effects = state.effects.then(Effects(heard.tells, heard.sends, tuple(unled)))
    for firing in heard.fires:
        _fire(state, run, firing.norm, firing.occurrence, entry)
    for ending in heard.ends:
        if not stands(ending.norm.unless, state.view(run)):
            run.waiting[ending.norm.id] = (ending.norm, ending.occurrence, entry.number)


def _lapse(run: Run, otherwise: Listener[Fires | Ends]) -> None:
    norm, occurrence = otherwise.norm, otherwise.occurrence
    fired = run.fired.get(norm.id)
    if fired:
        fired.causes = tuple(cause for cause in fired.causes if cause.occurrence != occurrence)
        if not fired.causes:
            del run.fired[norm.id]
    if norm.id in run.waiting and run.waiting[norm.id][1] == occurrence:
        del run.waiting[norm.id]


def _fire(state: State, run: Run, norm: Fires, occurrence: Occurrence, entry: Happening) -> None:
    if isinstance(norm, InnerDuty):
        if state.view(run).is_open(norm.inner):
            return
    elif norm.unless_already_done and run.counts(norm.step, ()):
        return
    cause = Cause(occurrence, entry.number, entry.happened)
    fired = run.fired.get(norm.id)
    if fired is None or fired.set_aside:
        run.fired[norm.id] = Fired(norm, (cause,))
    else:
        fired.causes = (*fired.causes, cause)


def settle(state: State, entry: Happening) -> None:
    """Wake and put to sleep what `when`, `unless` and other routes say, once it is clear what counts as done.

    Nothing here depends on the order in which duties were asked for. In a run that has ended nothing is.
    """
    for run in state.runs.values():
        if run.fired:
            _ask_again(state, run)
        for fired in run.fired.values():
            if not _is_awake(state, run, fired.norm):
                fired.woke, fired.late, fired.kept = None, False, None
            elif fired.woke is None:
                fired.woke = (entry.number, entry.happened)


def _is_awake(state: State, run: Run, norm: Fires) -> bool:
    if norm.when is None and norm.unless is None:
        return True
    view = state.view(run)
    return (norm.when is None or stands(norm.when, view)) and not stands(norm.unless, view)


def _ask_again(state: State, run: Run) -> None:
    """A step asked for again counts as not done, which may wake another duty, and ask for another step again.

    That only ever grows, so it comes to rest.
    """
    while True:
        again: list[str] = []
        for fired in run.fired.values():
            norm = fired.norm
            if isinstance(norm, Duty) and norm.step in run.latest and _asks_again(state, run, norm, fired):
                again.append(norm.step)
        if not again:
            return
        run.stale.update(again)


def _asks_again(state: State, run: Run, norm: Duty, fired: Fired) -> bool:
    """Awake at all means asked for after the latest result: taking the step would have discharged it."""
    if norm.step in run.stale or fired.set_aside or norm.force == "may":
        return False
    return _is_awake(state, run, norm) and run.stand_in(norm.step) is None


def _settle_holders(state: State) -> None:
    """Who holds the child. Where no norm says, it stays with those who held it last: that is the promise."""
    spans = [span for span in state.outer.spans.values() if isinstance(span.norm, Holds)]
    if not spans:
        return
    before = state.holders
    state.holders = {}
    for span in spans:
        assert isinstance(span.norm, Holds)
        service = span.norm.service
        since = before[service][0] if service in before else span.happened
        known = state.holders.get(service)
        if known is None or since < known[0]:
            state.holders[service] = (since, span.norm)
