"""A live transition moves to another version of its pack: its history is read again, under the words of that version.

What is asked is as the later version says, for all that has happened since the beginning. Only time is not counted
backwards: the move itself makes nobody late for what nobody had asked of them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from held.engine.comparing import Difference, difference
from held.engine.due_dates import dated, dated_return
from held.engine.folding import fold
from held.engine.history import Happening, History, MovedToVersion, StepTaken
from held.engine.rereading import as_it_counts
from held.engine.situation import OwedDuty, Situation
from held.engine.standing import standing
from held.engine.state import State
from held.engine.versions.can_end import can_end
from held.engine.versions.carrying import Lost, carry
from held.engine.versions.counterparts import counterparts
from held.engine.versions.kept_promise import breaks_the_promise
from held.engine.versions.renaming import later_steps
from held.language.norms import Returning
from held.language.pack import Pack

GONE = "gone "
"""Before the id of a duty that has no counterpart in the later version, so that it is nobody else's."""


@dataclass(frozen=True, kw_only=True)
class Moving:
    """What the move would write and change. `history`: as it reads under the later version, `entry` at its end.

    `before` stands under the version it leaves, `after` under the one it moves to, both at the moment of the move.
    Duties in `difference` compare by the sentence that took the place of the other. `end_is_found`: a way to an ending
    was found; where not, none was within the bound of the search, and there may be one.
    """

    entry: MovedToVersion
    history: History
    before: Situation
    after: Situation
    difference: Difference
    lost: tuple[Lost, ...]
    end_is_found: bool = True


@dataclass(frozen=True)
class CannotMove:
    """Each a sentence: what in this child's history, or for this child, keeps the transition under the version it has."""

    says: tuple[str, ...]


def nothing_new(history: History) -> tuple[Happening, ...]:
    """The record has nothing to answer that the history does not say."""
    return ()


def move(
    *,
    old: Pack,
    new: Pack,
    procedure: str,
    history: History,
    number: int,
    by: str | None,
    moment: datetime,
    lead_works_for: frozenset[str],
    hears: Callable[[History], tuple[Happening, ...]] = nothing_new,
) -> Moving | CannotMove:
    """Look, or move: nothing is stored here. `number` is the place the move will have on the chain, `lead_works_for` the
    services in which whoever leads works, `hears` what the record answers to a history under the later version.
    """
    if procedure not in new.procedures:
        return CannotMove((f"Version {new.version} has no procedure “{procedure}”.",))
    before = fold(pack=old, procedure=procedure, history=history)
    if before.outer.ended:
        return CannotMove(("It has ended: what has ended stays under the words of its day.",))
    carried = carry(procedure=procedure, old=old, new=new, history=history)
    bare = MovedToVersion(
        number=number,
        happened=moment,
        recorded=moment,
        by=by,
        to=new.hash,
        was=old.hash,
        lead=before.lead,
        lead_role=before.lead_role,
    )
    stood = _in_later_words(standing(before, moment), procedure, before, new)
    entry = _with_times(bare, fold(pack=new, procedure=procedure, history=carried.history), stood)
    moved = (*carried.history, entry)
    state = fold(pack=new, procedure=procedure, history=moved)
    unread = tuple(_not_readable(before, state, moved, new))
    if unread:
        return CannotMove(unread)
    heard = hears(moved)
    reached = fold(pack=new, procedure=procedure, history=(*moved, *heard)) if heard else state
    after = standing(reached, moment)
    broken = breaks_the_promise(pack=new, after=after, lead_works_for=lead_works_for)
    if broken:
        return CannotMove(broken)
    ends = can_end(reached, moment)
    # Where nothing could end it before, the move takes no end away.
    if ends == "no" and can_end(before, moment) != "no":
        return CannotMove(
            (f"Under version {new.version} it could never end: nothing that can still be done ends it.",)
        )
    return Moving(
        entry=entry,
        history=moved,
        before=standing(before, moment),
        after=after,
        difference=difference(stood, after),
        lost=carried.lost,
        end_is_found=ends == "yes",
    )


def _in_later_words(stood: Situation, procedure: str, state: State, new: Pack) -> Situation:
    """Each duty under the id of its counterpart, each step under its later name: so that the two can be compared.
    Why a step stands so is no part of that, and is not to be asked: it would be of the old procedure, by the later name."""
    ids: dict[str, dict[str, str]] = {}
    steps: dict[str, dict[str, str]] = {}
    for name, run in state.runs.items():
        old = run.tables.procedure
        later = new.procedures.get(old.name)
        ids[name] = counterparts(old, later) if later else {}
        steps[name] = later_steps(old.steps, later.steps) if later else {}

    def said(duty: OwedDuty) -> OwedDuty:
        norm = replace(duty.norm, id=ids[duty.run].get(duty.norm.id, GONE + duty.norm.id))
        return duty._replace(norm=norm, step=steps[duty.run].get(duty.step, duty.step))

    return stood._replace(
        duties=tuple(map(said, stood.duties)),
        inner_owed=tuple(map(said, stood.inner_owed)),
        steps=tuple(each._replace(step=steps[each.run].get(each.step, each.step)) for each in stood.steps),
    )


def _with_times(entry: MovedToVersion, state: State, stood: Situation) -> MovedToVersion:
    """What was owed before, and whose date stays what it was. `state`: as if nothing counted from the move."""
    calendar, moment = state.calendar, entry.happened
    owed: list[tuple[str, str]] = []
    kept: list[tuple[str, str, datetime]] = []
    for duty in (*stood.duties, *stood.inner_owed):
        run, key = state.runs.get(duty.run), (duty.run, duty.norm.id)
        fired, span = (run.fired.get(duty.norm.id), run.spans.get(duty.norm.id)) if run else (None, None)
        if run and fired and fired.woke:
            owed.append(key)
            if dated(run, fired, calendar, state.pack.look_again).due < moment <= duty.due:
                kept.append((*key, duty.due))
        elif (
            span
            and isinstance(span.norm, Returning)
            and not dated_return(span, calendar).due < moment <= duty.due
        ):
            owed.append(key)
    return replace(entry, owed_before=tuple(owed), kept=tuple(kept))


def _not_readable(before: State, after: State, history: History, new: Pack) -> Iterator[str]:
    """What can't be passed over: how it began, what is running, an end that came before what was done since."""
    version, title = new.version, after.outer.tables.procedure.name
    taken = [entry for entry in as_it_counts(history) if isinstance(entry, StepTaken)]
    own = [entry for entry in taken if not entry.run]
    if own and not after.outer.started:
        yield f"It began with “{own[0].step}”, and “{title}” has no such step in version {version}."
    for run in before.open_inner():
        if run.name not in after.runs:
            name = run.tables.procedure.name
            yield f"“{name}” is running, and has no place inside “{title}” in version {version}."
    ended = after.outer.ended
    later = [entry for entry in taken if ended and entry.number > ended.number]
    if ended and later:
        yield (
            f"Under version {version} it would have ended before “{later[0].step}”, which was done since "
            "and would count for nothing."
        )
