"""A form was open while its transition moved to another version, which calls the step otherwise or has it no more: what it
is called now, or what to do instead. What was typed is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.engine.versions.renaming import later_steps
from held.language.pack import Procedure
from held.language.steps import AskKind, Step
from held.pages.identity.identity_bar import identity_bar
from held.pages.transitions import field_names
from held.pages.transitions.addresses import draft_place, found, step_address
from held.pages.transitions.words import Words
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital
from held.record.actions.people.look_together import Present
from held.record.actions.work.save_draft import save_draft
from held.record.clock import now
from held.record.reading.people.who import Who
from held.record.reading.transitions.course import Course
from held.record.reading.work.at_a_form import AtAForm

CONFLICT = 409
CHOSEN = frozenset({AskKind.WORKER})
"""What is kept as an id, which tells nobody anything."""


class NoLonger(Exception):
    """The version that the child's transition has moved to has no step of this name."""

    def __init__(self, run: Course, at: AtAForm, was: Step, of: str, called: str) -> None:
        """`of`: the procedure whose step it is; `called`: what it is called now, empty where it has gone."""
        super().__init__(f"“{was.name}” is no step of version {run.pack.version}.")
        self.run, self.at, self.was, self.of, self.called = run, at, was, of, called

    @property
    def inner(self) -> str:
        """The inner procedure whose step it was; empty for the transition's own."""
        return "" if self.of == self.run.procedure.name else self.of

    @property
    def kept_under(self) -> str:
        return draft_place(self.run.procedure.name, self.inner)


@dataclass(frozen=True)
class Wrote:
    """One thing that was typed, for whom it was where the form was for several."""

    what: str
    text: str


def raise_if_it_was(runs: Sequence[Course], at: AtAForm, procedure: Procedure, inner: str, step: str) -> None:
    """Raises NoLonger where an earlier version of the child's open transition had the step that the address means."""
    for run in runs:
        if run.ended is None and run.procedure.name == procedure.name:
            for place, old in enumerate(run.earlier):
                for was in _within(old.procedures, procedure.name, inner):
                    name = found(was.steps, step)
                    if name is not None:
                        since = [pack.procedures for pack in (*reversed(run.earlier[:place]), run.pack)]
                        raise NoLonger(run, at, was.steps[name], was.name, _called(was, name, since))


def _within(procedures: Mapping[str, Procedure], name: str, inner: str) -> list[Procedure]:
    outer = procedures.get(name)
    if outer is None:
        return []
    inside = [procedures[each] for each in outer.inside]
    return [each for each in inside if found([each.name], inner)] if inner else [outer, *inside]


def _called(was: Procedure, step: str, since: Sequence[Mapping[str, Procedure]]) -> str:
    """Through each version that came after; empty where it has gone."""
    for procedures in since:
        newer = procedures.get(was.name)
        if newer is None:
            return ""
        step, was = later_steps(was.steps, newer.steps).get(step, step), newer
    return step if step in was.steps else ""


def no_longer_page(request: HttpRequest, gone: NoLonger, children: Sequence[Present]) -> HttpResponse:
    """Nothing was recorded. The words go on to the step's new form, or stand here to be copied."""
    who, run = children[0].who, gone.run
    kept = gone.at.kept_words(step=gone.was.name, run=gone.kept_under)
    is_sent = request.method == "POST"
    words = Words.sent(request.POST) if is_sent else Words(kept.words if kept else {})
    if words:
        save_draft(
            by=request.user,
            child=who.public,
            step=gone.called or gone.was.name,
            run=gone.kept_under,
            words=dict(words),
            seen=children[0].seen,
        )
    move = run.moves[-1] if run.moves else None
    shown = {
        "who": who,
        "bar": identity_bar(who, gone.at.identity, run.pack, now=now()),
        "was": gone.was.name,
        "called": gone.called,
        "version": run.pack.version,
        "moved": f"{move.by_name} moved it there on {full_time(move.recorded)}." if move else "",
        "title": run.procedure.title,
        "wrote": () if gone.called else tuple(_wrote(gone.was, words, [one.who for one in children])),
        "is_typed": bool(words),
        "form": step_address(who.public, run.procedure.name, gone.called, inner=gone.inner)
        if gone.called
        else "",
        "back_to": reverse("transition", kwargs={"public": run.transition}),
    }
    return render(request, "transitions/no_longer.html", shown, status=CONFLICT if is_sent else 200)


def _wrote(step: Step, words: Words, children: Sequence[Who]) -> list[Wrote]:
    chosen = words.many(field_names.WHO) or (children[0].public,)
    ticked = [each for each in children if each.public in chosen]
    several = len(ticked) > 1
    found_words: list[Wrote] = []
    for place, child in enumerate(ticked):
        of_child = f", for {child.called}" if several else ""
        outcome = words.one(field_names.of_outcome(child.public))
        if outcome:
            found_words.append(Wrote(f"How it came out{of_child}", capital(outcome)))
        for ask in step.asks:
            text = ", ".join(words.many(field_names.of_ask(ask, child.public))).strip()
            if text and ask.kind not in CHOSEN and (ask.apart or place == 0):
                found_words.append(Wrote(f"{capital(ask.name)}{of_child if ask.apart else ''}", text))
    return found_words
