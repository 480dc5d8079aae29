"""What one occurrence sets off, and what then wakes or falls asleep."""

from held.engine.history import Happening
from held.engine.judging import stands
from held.engine.state import Cause, Fired, Run, Span, State
from held.engine.tables import Fires, Key
from held.language.events import Occurrence
from held.language.norms import Duty, Holds, InnerDuty


def occur(state: State, run: Run, key: Key, result: str | None, entry: Happening) -> None:
    """Tell every norm that listens: what lapses, periods that close and open, the lead, papers, duties, the end."""
    heard = run.tables.hearing(key, result)
    if heard.lapses:
        _lapse(run, heard.lapses)
    for period in heard.closes:
        run.spans.pop(period.id, None)
    for period in heard.opens:
        if period.id in run.spans:
            run.spans[period.id].used = False
        else:
            run.spans[period.id] = Span(period, entry.number, entry.happened)
    for passing in heard.leads:
        person = state.named.get(passing.role)
        if person is None:
            state.effects.unled.append(passing)
        else:
            state.lead, state.lead_role = person, passing.role
    if heard.moves_the_child and not run.name:
        _settle_holders(state)
    state.effects.tells.extend(heard.tells)
    state.effects.sends.extend(heard.sends)
    for firing in heard.fires:
        _fire(state, run, firing.norm, firing.occurrence, entry)
    for ending in heard.ends:
        if not stands(ending.norm.unless, state.view(run)):
            run.waiting[ending.norm.id] = (ending.norm, ending.occurrence, entry.number)


def _lapse(run: Run, lapses: frozenset[Occurrence]) -> None:
    for norm_id, fired in list(run.fired.items()):
        left = tuple(cause for cause in fired.causes if cause.occurrence not in lapses)
        if not left:
            del run.fired[norm_id]
        elif left != fired.causes:
            fired.causes = left
    for norm_id, (_, occurrence, _) in list(run.waiting.items()):
        if occurrence in lapses:
            del run.waiting[norm_id]


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

    Nothing here depends on the order in which duties were asked for.
    """
    running = [run for run in state.runs.values() if run.ended is None]
    for run in running:
        _ask_again(state, run)
    for run in running:
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
        again = {
            fired.norm.step
            for fired in run.fired.values()
            if isinstance(fired.norm, Duty)
            and _asks_again(run, fired.norm, fired)
            and _is_awake(state, run, fired.norm)
        }
        if not again:
            return
        run.stale |= again


def _asks_again(run: Run, norm: Duty, fired: Fired) -> bool:
    """Awake at all means asked for after the latest result: taking the step would have discharged it."""
    if norm.step not in run.latest or norm.step in run.stale or fired.set_aside or norm.force == "may":
        return False
    return run.stand_in(norm.step) is None


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
