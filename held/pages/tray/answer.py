"""An urgent call that no procedure took up is answered: what was said in it, and what was done."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from held.pages.children.about import about
from held.pages.children.form import Form, at_first
from held.pages.doors import about_a_child
from held.pages.transitions.words import new_key
from held.pages.wording.dates import full_time
from held.pages.wording.deadlines import by_when, was_due
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.actions.cannot import CanNot
from held.record.actions.care.answer_call import answer_call
from held.record.reading.people.who import Who
from held.record.reading.work.waiting_calls import WaitingCall, waiting_calls

NEEDED = "Say what was done: whom you spoke to, what was decided, and who does what next."
LATER = "A call is answered at a time that has come. Type a time that has passed."


@dataclass(frozen=True)
class Call:
    """`by`: when it has to be answered, and by whom. `said`: each ask, its answer, and where it is from."""

    title: str
    by: str
    said: tuple[tuple[str, str, str], ...]


@about_a_child("answering an urgent call")
def answer(request: HttpRequest, child: Who) -> HttpResponse:
    """One answer to every call about the child that waits. With none waiting, the page says so and asks nothing."""
    seen, waiting = about(child), waiting_calls(child.public)
    form = Form(request.POST.dict() if request.method == "POST" else at_first(seen.moment), seen.moment)
    if request.method == "POST" and _answered(request, child, form):
        messages.success(request, f"The call about {child.called} is answered, in your name.")
        return redirect("team tray")
    shown = {
        "errors": form.errors,
        "waiting": tuple(_call(call, seen.moment) for call in waiting),
        "done": form.field(
            "text",
            "done",
            "What was done?",
            hint="Whom did you speak to? What was decided, and who does what next?",
            rows=6,
        ),
        "happened": form.field("date", "happened", "When was it?"),
        "key": form.word("key") or new_key(),
    }
    return render(request, "tray/answer.html", seen.shown | shown, status=422 if form.errors else 200)


def _answered(request: HttpRequest, child: Who, form: Form) -> bool:
    done = form.needed("done", NEEDED)
    happened = form.passed("happened", LATER)
    if form.errors:
        return False
    try:
        answer_call(
            by=request.user,
            child=child.public,
            what_was_done=done,
            happened=happened,
            key=form.word("key"),
        )
    except CanNot as sentence:
        form.errors["done"] = str(sentence)
    return not form.errors


def _call(call: WaitingCall, moment: datetime) -> Call:
    answers = [("outcome", call.outcome), *call.answers.items()]
    said = [
        (capital(ask), and_list(list(answer)) if isinstance(answer, tuple) else answer)
        for ask, answer in answers
    ]
    late = call.due < moment
    by = capital(was_due(call.due, moment) if late else f"to be answered {by_when(call.due, moment)}")
    return Call(
        title=f"Recorded by {call.by_name}, {full_time(call.happened)}",
        by=f"{by}, by {call.tray}." if call.tray else f"{by}. There was no desk to ring.",
        said=tuple((ask, words, "") for ask, words in said if words),
    )
