"""A step that was done already: who recorded it and when, whether it differs from what was typed, and what now."""

from dataclasses import dataclass

from held.language.steps import AskKind
from held.pages.components.links import Link
from held.pages.transitions import field_names
from held.pages.transitions.addresses import run_address
from held.pages.transitions.opened import FormChild, Opened
from held.pages.transitions.setting_right_links import set_right_link
from held.pages.transitions.words import Words
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital
from held.record.reading.transitions.course import Course
from held.record.reading.transitions.told import Told

WRITTEN = frozenset({AskKind.TEXT, AskKind.LONG_TEXT, AskKind.PEOPLE})


@dataclass(frozen=True)
class DoneAlready:
    """`is_own`: by the very person who reads it. `links`: to set it right, for whoever may, and to the transition.

    `wrote`: the reader's own words, kept and not recorded, by what was asked.
    """

    says: tuple[str, ...]
    is_own: bool
    links: tuple[Link, ...]
    wrote: tuple[tuple[str, str], ...]


def done_already(form: Opened, child: FormChild, typed: Words | None) -> DoneAlready | None:
    """None where the step was not done, or was asked for again since. `typed`: what this person would record now."""
    run, standing = child.course, child.standing
    if run is None or standing is None or standing.state != "done":
        return None
    told = next(
        (
            one
            for one in reversed(run.told)
            if one.counts and (one.run, run.step_now(one)) == (standing.run, standing.step)
        ),
        None,
    )
    if told is None:
        return None
    right = set_right_link(run, told, me=form.me, people=form.colleagues)
    says = _says(form, child, told, typed)
    if right is None:
        says = (*says, f"{told.by_name or 'Whoever recorded it'}, or a manager, can set it right.")
    links = tuple(link for link in (right, _papers(form, run, child)) if link)
    return DoneAlready(says, told.by == form.me, links, _wrote(form, child, typed))


def _says(form: Opened, child: FormChild, told: Told, typed: Words | None) -> tuple[str, ...]:
    who = "you" if told.by == form.me else told.by_name or "Held"
    what = f"“{told.outcome}”" if told.outcome else "it"
    says = f"This was done: {who} recorded {what} on {full_time(told.recorded)}."
    if full_time(told.happened) != full_time(told.recorded):
        says += f" It happened on {full_time(told.happened)}."
    chosen = typed.one(field_names.of_outcome(child.public)) if typed else ""
    if not chosen or not told.outcome:
        return (says,)
    if chosen == told.outcome:
        return (says, f"You chose “{chosen}” too.")
    return (says, f"You chose “{chosen}”: that differs.")


def _papers(form: Opened, run: Course, child: FormChild) -> Link:
    whose = f", for {child.called}" if len(form.children) > 1 else ""
    address = run_address(run.child, run.transition)
    return Link(f"{run.procedure.title}, and what comes next{whose}", address)


def _wrote(form: Opened, child: FormChild, typed: Words | None) -> tuple[tuple[str, str], ...]:
    """The form opens no more, so that they are read and copied here."""
    words = typed or Words(form.kept.words if form.kept else {})
    asked = ((ask, words.one(field_names.of_ask(ask, child.public))) for ask in form.step.asks)
    return tuple((capital(ask.name), text) for ask, text in asked if text and ask.kind in WRITTEN)
