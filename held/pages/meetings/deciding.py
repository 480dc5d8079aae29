"""What is sent in a child's turn: recorded for all who are ticked or for none, and then the next one's turn."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from held.engine.situation import Reason
from held.language.steps import AskKind
from held.pages.meetings.addresses import meeting_address, turn_address
from held.pages.meetings.door import AtTurn
from held.pages.meetings.here import keep_others, people_of
from held.pages.meetings.opening_words import PRESENT, said_of
from held.pages.meetings.turns import waiting_together
from held.pages.transitions import field_names
from held.pages.transitions.checking import departures
from held.pages.transitions.choices import with_names
from held.pages.transitions.foreseeing import foresee_step
from held.pages.transitions.meanwhile import meanwhile_page
from held.pages.transitions.opened import Opened
from held.pages.transitions.reading_words import Wrong, read
from held.pages.transitions.refusal import refusal_page
from held.pages.transitions.step import keep
from held.pages.transitions.words import Words
from held.pages.wording.names import and_list
from held.pages.wording.typed_numbers import typed_number
from held.record.actions.meetings.decide_at_meeting import Held, decide_at_meeting
from held.record.actions.work.save_draft import save_draft
from held.record.reading.transitions.answers import Meanwhile, NotRecorded
from held.record.reading.transitions.asked import StepAsked
from held.record.reading.transitions.recorded import recorded_with


@dataclass(frozen=True)
class Sent:
    """Words that are shown again: as they were kept, or with what is wrong. `departures` want a reason first."""

    words: Words
    errors: Mapping[str, str] = field(default_factory=dict)
    departures: Sequence[Reason] = ()
    saved: str = ""


def decide(request: HttpRequest, at: AtTurn, form: Opened) -> HttpResponse | Sent:
    """Nothing typed is ever lost: it is kept before it is read, and goes only with what was recorded."""
    do = request.POST.get("do")
    words = with_names(form.colleagues, form.offers, Words.sent(request.POST))
    key = words.one(field_names.KEY)
    if key and recorded_with(by=request.user, key=key):
        return redirect(_next(at))
    if do == "untick":
        kept = Words({**(form.kept.words if form.kept else {}), field_names.WHO: words.many(field_names.WHO)})
        keep(request, form, kept)
        return redirect(_here(at))
    keep(request, form, words)
    gone = set(words.many(field_names.WHO)) - {child.public for child in form.children}
    if gone:
        return _without(request, form, words, gone)
    if do == "later":
        messages.info(
            request, f"{form.own.called} is left until later. What you wrote is kept, for you alone."
        )
        return redirect(_next(at))
    asked = read(form, words)
    if isinstance(asked, Wrong):
        return Sent(words, asked.errors)
    wanted = departures(foresee_step(form, asked, request.user))
    given = {
        reason.norm: said for reason in wanted if (said := words.one(field_names.of_reason(reason.norm)))
    }
    lacking = [reason for reason in wanted if reason.norm not in given]
    if lacking:
        says = {field_names.of_reason(one.norm): "Say why it goes ahead without." for one in lacking}
        return Sent(words, says, wanted)
    asked = read(form, words, given)
    assert isinstance(asked, StepAsked)
    return _record(request, at, form, words, asked)


def _without(request: HttpRequest, form: Opened, words: Words, gone: Collection[str]) -> Sent:
    """Brothers and sisters of whom something was recorded meanwhile: their words are kept apart, and nobody is left out
    without being told."""
    for child in gone:
        seen = words.one(field_names.of_seen(child))
        try:
            save_draft(
                by=request.user,
                child=child,
                step=form.step.name,
                run=form.kept_under,
                words={**words, field_names.WHO: (child,)},
                seen=typed_number(seen) or 0,
            )
        except LookupError:
            continue
    still = tuple(child.public for child in form.children if child.public in words.many(field_names.WHO))
    return Sent(
        Words({**words, field_names.WHO: still}),
        {
            _first_field(form): "Something was recorded meanwhile for a brother or sister who was "
            "ticked, and they wait here no more. What you wrote for them is kept in My work. "
            "Nothing was recorded yet: look who is ticked now, and press once more."
        },
    )


def _first_field(form: Opened) -> str:
    return field_names.of_outcome(form.own.public) if form.step.outcomes else field_names.HAPPENED


def _record(request: HttpRequest, at: AtTurn, form: Opened, words: Words, asked: StepAsked) -> HttpResponse:
    answer = decide_at_meeting(
        by=request.user,
        asked=asked,
        key=words.one(field_names.KEY),
        kept_as=form.kept_as,
        held=Held(at.day.meeting.name, at.day.on, at.day.title, _present(form, words)),
        said={part.child: words.one(said_of(part.child)) for part in asked.parts},
    )
    if isinstance(answer, NotRecorded):
        return refusal_page(request, form, answer.refused, typed=words, change=_here(at), check=_here(at))
    if isinstance(answer, Meanwhile):
        return meanwhile_page(request, form, words, answer, change=_here(at), check=_here(at))
    keep_others(request, at.day, asked.others)
    messages.success(request, _recorded(form, asked))
    return redirect(_next(at, {part.child for part in asked.parts}))


def _present(form: Opened, words: Words) -> tuple[str, ...]:
    """As the step's own question was answered, else as it was asked beside it."""
    asked = next((ask for ask in form.step.asks if ask.kind is AskKind.PEOPLE), None)
    return people_of(words.one(field_names.of_ask(asked, form.own.public) if asked else PRESENT))


def _recorded(form: Opened, asked: StepAsked) -> str:
    """ "Recorded for Wren and Kit: postponed."."""
    names = {child.public: child.called for child in form.children}
    by_outcome: dict[str, list[str]] = {}
    for part in asked.parts:
        by_outcome.setdefault(part.outcome or form.step.name, []).append(names[part.child])
    return (
        f"Recorded for {'; for '.join(f'{and_list(who)}: {outcome}' for outcome, who in by_outcome.items())}."
    )


def _here(at: AtTurn) -> str:
    return turn_address(at.day.meeting.name, at.family[0].who.public, at.day.on)


def _next(at: AtTurn, recorded: set[str] | None = None) -> str:
    """Brothers and sisters who were left out first, then the next family, then from the top; else the agenda."""
    groups = waiting_together(at.agenda.waiting)
    own = next(place for place, each in enumerate(groups) if at.family[0] in each)
    left_out = [one for one in groups[own] if recorded and one.who.public not in recorded]
    following = [each[0] for each in (*groups[own + 1 :], *groups[:own])]
    for one in (*left_out, *following):
        return f"{turn_address(at.day.meeting.name, one.who.public, at.day.on)}#now"
    return meeting_address(at.day.meeting.name, at.day.on)
