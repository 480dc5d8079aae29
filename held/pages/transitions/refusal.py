"""A step that is refused: why, what would let it go ahead and who can bring that about, and what stays as it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from held.engine.proceeding import Goal
from held.engine.situation import Reason, Situation
from held.pages.components.links import Link, Person
from held.pages.components.steps import StepRow
from held.pages.components.ways import Way
from held.pages.transitions.addresses import run_address, step_address
from held.pages.transitions.around_form import around_form
from held.pages.transitions.bar_of import bar_of
from held.pages.transitions.cited import cited
from held.pages.transitions.clauses import first_cited, says_about
from held.pages.transitions.disagreeing import NOT_AGREED
from held.pages.transitions.done_already import DoneAlready, done_already
from held.pages.transitions.expecting import why_not
from held.pages.transitions.following import hold_together, services
from held.pages.transitions.opened import FormChild, Opened
from held.pages.transitions.parties import Around, Party
from held.pages.transitions.ways import OR_SET_ASIDE, way_to
from held.pages.transitions.words import Words
from held.pages.wording.marks import NEEDED
from held.pages.wording.phrases import capital
from held.record.reading.transitions.answers import RefusedFor

CONFLICT = 409
OF_WHO_ACTS = ("role", "missing", "someone else")
"""Reasons that no other act removes: who records it, and what they say."""


@dataclass(frozen=True)
class RefusedChild:
    """`says`: why. `way`: the shortest way on which it can go ahead; None where acts are not what it lacks. `needed`: what
    else it lacks, each with who can bring it about and how to ring them.

    `done`: where the step was done already, so that nothing is needed. `is_over`: what is needed now begins anew.
    """

    public: str
    called: str
    says: tuple[str, ...]
    needed: tuple[StepRow, ...]
    way: Way | None
    meanwhile: tuple[str, ...]
    done: DoneAlready | None
    is_over: bool


def refused_before_asking(request: HttpRequest, form: Opened) -> HttpResponse | None:
    """The page that says why a step is not open, before anybody has typed anything. None where it is open."""
    standing = form.own.standing
    if standing is None or standing.state == "open":
        return None
    reasons = standing.reasons or why_not(form, form.own)
    if not reasons:
        return None
    return refusal_page(request, form, (RefusedFor(form.own.public, reasons),), typed=None)


def refusal_page(
    request: HttpRequest,
    form: Opened,
    refused: Sequence[RefusedFor],
    typed: Words | None,
    *,
    outcomes: Mapping[str, str | None] | None = None,
    change: str = "",
    check: str = "",
) -> HttpResponse:
    """`typed`: the words that are kept; None where nothing was typed yet. Others are offered to be recorded alone.

    `outcomes`: how it was to come out for each child.
    `change` and `check`: where the words were typed and where they are sent, if not in the step's own form.
    """
    by_public = {child.public: child for child in form.children}
    children = tuple(
        _child(form, by_public[one.child], one.reasons, typed, (outcomes or {}).get(one.child))
        for one in refused
        if one.child in by_public
    )
    named = {one.public for one in children}
    course = form.own.course
    shown = {
        "form": form,
        "bar": bar_of(form),
        "children": children,
        "others": tuple(child for child in form.children if child.public not in named) if typed else (),
        "says": first_cited(
            says_about(form.runs_in, form.step.name),
            [reason.cites for one in refused for reason in one.reasons],
        ),
        "heading": _heading(form, children),
        "is_typed": typed is not None,
        "is_done": all(child.done for child in children),
        "is_over": all(child.done or child.is_over for child in children),
        "step_address": change or step_address(form.own.public, **form.place, back="yes"),
        "check_address": check or step_address(form.own.public, page="check step", **form.place),
        "back_to": run_address(course.child, course.transition) if course else "",
        "disagree": _not_agreed(form, children),
        "again": _ask_again(form, check=check, is_typed=typed is not None),
        "waits": tuple(child.public for child in form.children if child.public in named and _can_wait(child))
        if not form.is_in_a_round
        else (),
        "tell_me": "" if form.is_in_a_round else step_address(form.own.public, page="tell me", **form.place),
    }
    return render(request, "transitions/refused.html", shown, status=CONFLICT if typed else 200)


def _ask_again(form: Opened, *, check: str, is_typed: bool) -> str:
    """Where it is judged once more, with what was typed."""
    if is_typed:
        return check or step_address(form.own.public, page="check step", **form.place)
    return step_address(form.own.public, **form.place)


def _can_wait(child: FormChild) -> bool:
    """Whether something recorded later can open the step: it is known to the transition, and neither open now nor done."""
    goes_on = child.course is not None and child.course.ended is None
    return goes_on and child.standing is not None and child.standing.state not in ("open", "done")


def disagreements(form: Opened) -> Mapping[str, str]:
    """The address of the first step of each inner procedure that may begin now, by its title."""
    situation = form.own.situation
    if situation is None or form.inner is not None:
        return {}
    found = {}
    for name in situation.may_begin:
        inner = form.pack.procedures[name]
        if inner.begins_with:
            found[inner.title] = step_address(
                form.own.public, form.procedure.name, inner.begins_with[0], inner=name
            )
    return found


def _heading(form: Opened, children: Sequence[RefusedChild]) -> str:
    """Where it was done, or all is over, there is no "yet"."""
    if all(child.done for child in children):
        return f"{capital(form.step.name)}: done already"
    if all(child.done or child.is_over for child in children):
        return f"You can’t {form.step.name} any more"
    return f"You can’t {form.step.name} yet"


def _not_agreed(form: Opened, children: Sequence[RefusedChild]) -> tuple[Link, ...]:
    """Against what somebody else recorded; nobody disagrees with their own entry."""
    ways = disagreements(form)
    if not any(child.done for child in children):
        return tuple(
            Link(f"I don’t agree: {title[:1].lower()}{title[1:]}", url) for title, url in ways.items()
        )
    if all(child.done and child.done.is_own for child in children):
        return ()
    return tuple(
        Link(NOT_AGREED if len(ways) == 1 else f"{NOT_AGREED}: {title}", url) for title, url in ways.items()
    )


def _child(
    form: Opened, child: FormChild, reasons: Sequence[Reason], typed: Words | None, outcome: str | None
) -> RefusedChild:
    around = around_form(form, child, child.situation)
    done = done_already(form, child, typed)
    if done:
        reasons = [reason for reason in reasons if reason.kind == "over"]
    way = None if done else _way(form, child, reasons, around, outcome)
    found = bool(way and way.rows)
    return RefusedChild(
        public=child.public,
        called=child.called,
        says=tuple(dict.fromkeys(reason.says for reason in reasons)),
        needed=tuple(
            StepRow(
                mark=NEEDED,
                what=reason.lets_proceed,
                ring=tuple(_who(around.who_lets(reason.needs))),
                cites=cited([reason.cites], form.runs_in),
            )
            for reason in reasons
            if not found or reason.kind in OF_WHO_ACTS
        ),
        way=way,
        meanwhile=meanwhile(child.situation, around, child.called)
        if child.situation and not form.is_in_a_round
        else (),
        done=done,
        is_over=any(reason.kind == "over" for reason in reasons),
    )


def _way(
    form: Opened, child: FormChild, reasons: Sequence[Reason], around: Around, outcome: str | None
) -> Way | None:
    """None where the transition, or the inner procedure, has not begun, and where only who acts is in question."""
    situation, course = child.situation, child.course
    if (
        situation is None
        or course is None
        or all(reason.kind in (*OF_WHO_ACTS, "over") for reason in reasons)
    ):
        return None
    inner = form.inner.name if form.inner else ""
    running = (run.run for run in situation.inner if run.procedure == inner and run.ended is None)
    run = next(running, None) if inner else ""
    if run is None:
        return None
    way = way_to(child.public, course.history, situation, around, Goal(run, form.step.name, outcome))
    waits = any(reason.kind == "owed" for reason in reasons)
    return replace(way, says=f"{way.says} {OR_SET_ASIDE}".strip()) if waits else way


def _who(party: Party | None) -> Iterator[Person]:
    """Who can; nobody where the procedure does not say."""
    if party is None:
        return
    if party.name == "you":
        yield Person("You can.")
    else:
        yield Person(
            f"{capital(party.says)}, can:" if party.phone else f"{capital(party.says)} can.", "", party.phone
        )


def meanwhile(situation: Situation, around: Around, called: str) -> tuple[str, ...]:
    """Who holds and who leads, unchanged."""
    lead = around.lead()
    said = [f"{hold_together(services(situation), called)}, as before."]
    if lead:
        name = capital(around.person(lead).name)
        said.append(f"{name} {'are' if name == 'You' else 'is'} still the lead.")
    return tuple(said)
