"""A paper as it reads now: the child, and what its steps were told, each answer with who and when."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from held.language.pack import Pack
from held.language.steps import Ask, Step
from held.pages.doors import about_a_transition
from held.pages.identity.identity_bar import identity_bar
from held.pages.transitions.addresses import found
from held.pages.transitions.answers_shown import shown
from held.pages.transitions.told_under import step_told
from held.pages.transitions.whose_names import whose_names
from held.pages.transitions.words import new_key
from held.pages.wording.ages import age_line
from held.pages.wording.dates import day_of, full_time
from held.pages.wording.phrases import capital
from held.pages.wording.typed_numbers import typed_number
from held.record.actions.cannot import CanNot
from held.record.actions.work.receive_notice import receive_notice
from held.record.reading.people.colleagues import Colleagues, colleagues
from held.record.reading.people.who import Who
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.course import Course, course
from held.record.reading.transitions.notices import NoticeLine, identity_and_notices
from held.record.reading.transitions.told import Told


@dataclass(frozen=True)
class Line:
    label: str
    answer: str


@dataclass(frozen=True)
class Section:
    """One heading of one step. `origin`: who was told it, and when."""

    title: str
    origin: str
    lines: tuple[Line, ...]


@about_a_transition("a paper")
def paper(request: HttpRequest, child: Who, transition: str, paper: str) -> HttpResponse:
    run = course(transition)
    pack, name = _paper(run, paper)
    if request.method == "POST":
        return _receive(request, child, transition, paper)
    people = colleagues(by=request.user, ids=whose_names([run]).ids, roles=())
    found_now, all_sent = identity_and_notices(child.public, transition)
    sent = tuple(notice for notice in all_sent if notice.paper == name)
    own_teams = {post.team for post in people.by_id[request.user.public].posts}
    lead = found_now.lead.worker if found_now.lead else None
    words = {
        "child": child,
        "bar": identity_bar(child, found_now, run.pack),
        "run": run,
        "name": capital(name),
        "particulars": _particulars(child, f"{lead.name}, {lead.phone}".strip(", ") if lead else "Nobody"),
        "sections": sections(run, pack, name, people),
        "unsent": not sent,
        "sent": tuple(_sent(notice) for notice in sent),
        "to_receive": tuple(
            notice for notice in sent if notice.received is None and notice.team in own_teams
        ),
        "keys": {notice.id: new_key() for notice in sent},
        "printed": full_time(timezone.now()),
        "incomplete": incomplete(run, pack, name),
    }
    return render(request, "papers/paper.html", words)


def _paper(run: Course, slug: str) -> tuple[Pack, str]:
    """Its name, and the version that has it: one that was sent stays, also where a later version has it no more."""
    for pack in (run.pack, *run.earlier):
        name = found(pack.papers, slug)
        if name is not None:
            return pack, name
    raise Http404("The procedure has no such paper.")


def _receive(request: HttpRequest, child: Who, transition: str, paper: str) -> HttpResponse:
    notice = request.POST.get("notice", "")
    known = {one.id for one in identity_and_notices(child.public, transition)[1]}
    try:
        number = typed_number(notice)
        if number is None or number not in known:
            raise CanNot("This paper is no longer waiting to be received.")
        receive_notice(by=request.user, notice=number, key=request.POST.get("key", ""))
        messages.success(request, "It stands on the record that you have it.")
    except CanNot as sentence:
        messages.info(request, str(sentence))
    return redirect(reverse("paper", kwargs={"public": transition, "paper": paper}))


def _particulars(child: Who, lead: str) -> tuple[tuple[str, str, str], ...]:
    """An address that is withheld is in no paper at all."""
    today = day_of(timezone.now())
    address = "Withheld" if child.address is None else child.address or "Not known"
    return (
        ("Name", child.name, ""),
        ("Age", age_line(child.born, child.expected, today), ""),
        ("Number", child.number, ""),
        ("Address", address, ""),
        ("Lead", lead, ""),
    )


def sections(run: Course, pack: Pack, paper: str, people: Colleagues) -> tuple[Section, ...]:
    """The latest of each step the paper prints, under the headings of its questions."""
    return tuple(
        section for told, step in _printed(run, pack, paper) for section in _of_step(step, told, people)
    )


def _printed(run: Course, pack: Pack, paper: str) -> Iterator[tuple[Told, Step]]:
    """The latest of each step, as it was asked on its day. Struck ones do not count."""
    for name in pack.papers[paper].prints:
        told = next((one for one in reversed(run.told) if one.counts and _is(run, pack, one, name)), None)
        step = step_told(told) if told else None
        if told and step:
            yield told, step


def _is(run: Course, pack: Pack, told: Told, step: str) -> bool:
    """Whether this is the step that the version calls so; it may have had another name on its day."""
    return not told.run and step in {run.step_now(told), told.step if told.pack == pack.hash else ""}


def _of_step(step: Step, told: Told, people: Colleagues) -> Iterator[Section]:
    groups: dict[str, list[Ask]] = {}
    for ask in step.asks:
        groups.setdefault(ask.heading or "", []).append(ask)
    origin, pack = f"{told.by_name}, {full_time(told.happened)}", pack_by_hash(told.pack)
    title = f"{capital(told.step)}: {told.outcome}" if told.outcome else capital(told.step)
    for heading, asks in groups.items():
        lines = tuple(
            Line(capital(ask.name), shown(ask, told.answers.get(ask.name), pack=pack, colleagues=people))
            for ask in asks
        )
        yield Section(heading or title, origin, lines)


def incomplete(run: Course, pack: Pack, paper: str) -> tuple[str, ...]:
    """What was answered with "yes" and is to stand on every copy, as the procedure has it."""
    return tuple(
        ask.name
        for told, step in _printed(run, pack, paper)
        for ask in step.asks
        if ask.every_copy_says_so and told.answers.get(ask.name) == "yes"
    )


def _sent(notice: NoticeLine) -> str:
    if notice.received is None:
        return f"Sent to {notice.to}, {full_time(notice.sent)}. Nobody there has said yet that they have it."
    return f"Sent to {notice.to}, {full_time(notice.sent)}. {notice.received_by} has it since {full_time(notice.received)}."
