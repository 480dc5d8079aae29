"""Taking an export, and who has taken one before."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.language.pack import Pack
from held.pages.children.form import Form
from held.pages.components.fields import Field
from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.exports.words import what
from held.pages.people.doors import answers_for_all
from held.pages.transitions.words import new_key
from held.pages.wording.dates import full_time
from held.record.actions.cannot import CanNot
from held.record.actions.exports.take_export import give_again, take_changes, take_period
from held.record.clock import now
from held.record.named import NobodyNamed
from held.record.reading.exports.taken_lately import ExportLine, taken_lately

PERIOD, CHANGES, AGAIN = "period", "changes", "again"


@dataclass(frozen=True)
class Kind:
    """What may be taken out, with a form of its own."""

    value: str
    heading: str
    says: str
    fields: tuple[Field, ...]


@answers_for_all
def exports(request: HttpRequest, _pack: Pack) -> HttpResponse:
    form = Form(request.POST.dict() if request.method == "POST" else _asked(request), now())
    again = form.word("number")
    if request.method == "POST":
        number = _take(request, form)
        if number:
            messages.success(request, f"Export {number} is taken. Download its files.")
            return redirect(reverse("export", kwargs={"number": number}))
    return render(
        request,
        "exports/exports.html",
        {
            "errors": form.errors,
            "kinds": _kinds(form, again),
            "table": _table(request),
            "key": form.word("key") or new_key(),
            "section": reverse("people"),
        },
        status=422 if form.errors else 200,
    )


def _asked(request: HttpRequest) -> dict[str, str]:
    """What a button in the list asked for: one of them again."""
    number = request.GET.get("again", "")
    return {"what": AGAIN, "number": number} if number.isdecimal() else {}


def _kinds(form: Form, again: str) -> tuple[Kind, ...]:
    """The one that a button of the list asked for stands alone."""
    if again:
        number = form.field("line", "number", "Number of the export", hint="As it stands in the list.")
        says = "The very same files, whatever was recorded since."
        return (Kind(AGAIN, "Make an export again", says, (number, _why(form, AGAIN))),)
    period = (
        form.field("date", "first", "First day", hint="Like 1 April 2026."),
        form.field("date", "last", "Last day", hint="Counted in."),
    )
    return (
        Kind(
            PERIOD,
            "A period",
            "What was open, owed or done from one day to another.",
            (*period, _why(form, PERIOD)),
        ),
        Kind(
            CHANGES,
            "What has changed",
            "Since the last export of this kind. For the case system to take in, one after another.",
            (_why(form, CHANGES),),
        ),
    )


def _why(form: Form, kind: str) -> Field:
    return form.field(
        "text",
        f"why-{kind}",
        "Why is it taken, and for whom?",
        hint="It stands with each child who is in it, under “Who has looked”.",
        rows=2,
    )


def _take(request: HttpRequest, form: Form) -> int:
    """The number of the export; 0 where something is wrong."""
    kind = form.one_of("what", (PERIOD, CHANGES, AGAIN), "Choose what you take out.")
    first = form.day("first", looks="back") if kind == PERIOD else None
    last = form.day("last", looks="back") if kind == PERIOD else None
    if kind == PERIOD:
        form.needed("first", "Enter the first day.")
        form.needed("last", "Enter the last day.")
    if kind == AGAIN and not (form.word("number").isdecimal() and len(form.word("number")) < 9):
        form.errors["number"] = "Enter the number of an export in the list."
    why = form.needed(f"why-{kind}", "Say why it is taken, and for whom.")
    if form.errors:
        return 0
    key = form.word("key")
    try:
        if first and last:
            return take_period(by=request.user, first_day=first, last_day=last, why=why, key=key)
        if kind == AGAIN:
            return give_again(by=request.user, number=int(form.word("number")), why=why, key=key)
        return take_changes(by=request.user, why=why, key=key)
    except NobodyNamed as sentence:
        form.errors["number"] = str(sentence)
    except CanNot as sentence:
        form.errors["first" if kind == PERIOD else "what"] = str(sentence)
    return 0


def _table(request: HttpRequest) -> Table:
    return Table(
        "Exports that were taken",
        ("Export", "Of what", "Who took it", "Why", "Files", "The same files"),
        tuple(_row(line) for line in taken_lately(request.user)),
        "None was taken yet.",
    )


def _row(line: ExportLine) -> Row:
    named = f"Export {line.number}"
    return Row(
        (
            Cell(link=Link(named, reverse("export", kwargs={"number": line.number})))
            if line.is_mine
            else Cell(bold=named),
            what(line),
            f"{line.who}, {full_time(line.at)}",
            line.why,
            "Made" if line.written else "Not made yet",
            Cell(
                link=Link(
                    "Make again",
                    f"{reverse('exports')}?again={line.number}",
                    hidden=f"export {line.number}",
                )
            ),
        )
    )
