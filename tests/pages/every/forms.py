"""What is sent to each address that takes something: typed into its form, and recorded."""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from held.record.tables.imports.difference import Difference
from held.record.tables.work.draft import Draft
from tests.pages.every.addresses import Address
from tests.pages.every.opening import SO_FAR
from tests.pages.every.quay import PASSWORD, Quay
from tests.pages.transitions.desk import fields_of, words_of

Fields = dict[str, object]


@dataclass(frozen=True)
class Sent:
    """`typed`: into the form as the page gives it. `first`: buttons on the way, each of which opens a page to check.

    `bare`: sent without opening a page first, as scripts do and as buttons in a list do. `at`: where it is
    not the address that is opened for counting.
    """

    by: str = "hub coordinator"
    way: str = ""
    typed: Callable[[Quay], Fields] = field(default=lambda quay: {})
    first: tuple[str, ...] = ()
    bare: bool = False
    at: Callable[[Quay], str] | None = None

    def ready(self, one: Address, quay: Quay, client: Client) -> tuple[str, Fields]:
        """Where the last press sends what; everything before it has been done."""
        address = (self.at(quay) if self.at else one.at(quay)) + self.way
        typed = self.typed(quay)
        if self.bare:
            return address, typed
        page = self._page(one, address, client, quay)
        fields = fields_of(words_of(page)) | typed
        for button in self.first:
            page = client.post(address, fields | {"do": button})
            fields = fields_of(words_of(page)) | {"do": "confirm"}
        return address, fields

    def _page(self, one: Address, address: str, client: Client, quay: Quay) -> HttpResponse:
        if one.name in ("check step", "turn"):  # what was begun earlier has not seen what is recorded by now
            Draft.objects.filter(worker=quay.desks[self.by].worker, step="weigh the evidence").delete()
        if one.name == "check step":  # is reached from the form
            form = address.removesuffix("/check")
            client.post(form, fields_of(words_of(client.get(form))) | _weighed(quay))
        return client.get(address)


def _weighed(quay: Quay) -> Fields:
    principal = quay.desks["bureau principal"].worker.public
    return {f"outcome-{quay.child}": "bureau joins", "other-bureau-principal": principal}


def _lead(quay: Quay) -> Fields:
    return {"to": f"{quay.desks['hub coordinator'].worker.public}/hub coordinator", "reason": "Leave."}


def _new_child(quay: Quay) -> Fields:
    lead = f"{quay.desks['hub guide'].worker.public}/hub guide"
    return {"family-name": "Harding", "born": "3 june 2026", "lead": lead, "reason": "A worry."}


def _involved(quay: Quay) -> Fields:
    return {"do": "add", "worker": f"{quay.desks['bureau officer'].worker.public}/bureau officer"}


def _draft(quay: Quay) -> Fields:
    return {"of-procedure": "crossing", "of-step": "weigh the evidence", f"seen-{quay.child}": "3", "x": "y"}


def _round_draft(quay: Quay) -> Fields:
    return {"of-procedure": "looking back", "of-step": "pick the cases", "seen-": "3", "x": "y"}


def _paper(quay: Quay) -> Fields:
    return {"notice": str(quay.notice), "key": "a-key"}


def _files(quay: Quay) -> Fields:
    words = b"family number,name\r\nF1,Holt\r\n"
    return {"files": SimpleUploadedFile("families.csv", words, "text/csv"), "system": "Liquidlogic"}


def _difference(quay: Quay) -> Fields:
    """The oldest; nobody opens its page first."""
    first = Difference.objects.order_by("pk").first()
    assert first is not None
    return {"difference": str(first.pk), "do": "keep"}


def _named(**typed: str) -> Callable[[Quay], Fields]:
    return lambda quay: {name.replace("_", "-"): words for name, words in typed.items()}


def _turn(quay: Quay) -> Fields:
    """The older child alone is decided."""
    return _weighed(quay) | {"do": "record", "who": [quay.child], f"outcome-{quay.child}": "postponed"}


def _deputy(quay: Quay) -> Fields:
    return {"deputy": quay.desks["hub coordinator"].worker.public}


def _who_leads_nobody(quay: Quay) -> str:
    return f"/people/{quay.desks['bureau officer'].worker.public}/switch-off"


def _what_is_refused(quay: Quay) -> str:
    return f"/children/{quay.child}/steps/crossing/introduce-the-officer/tell-me"


def _post(quay: Quay) -> Fields:
    return {"do": "join", "team": quay.team, "role": "hub coordinator", "since": "today"}


FORMS: Mapping[str, Sent] = {
    "add adult": Sent(typed=_named(family_name="Marlowe", kind="uncle")),
    "add child": Sent(typed=_new_child),
    "add team": Sent(by="the head", typed=_named(name="Night desk", service="harbour hub", desk="no")),
    "add to team": Sent(
        by="the head", typed=_named(name="Nora New", sign_in_name="nora", role="hub guide", since="today")
    ),
    "check step": Sent(typed=_named(do="record")),
    "answer call": Sent(typed=_named(done="We spoke to her aunt.")),
    "audited case": Sent(by="bureau principal", typed=_named(smooth="Nobody waited.", right_team="yes")),
    "choose password": Sent(
        by="a newcomer", typed=_named(new="four-owls-at-dusk", again="four-owls-at-dusk"), bare=True
    ),
    "cover": Sent(by="the head", typed=_deputy),
    "differences": Sent(by="the head", typed=_difference, bare=True),
    "draft": Sent(typed=_draft, bare=True),
    "end round": Sent(typed=_named(why="There was one already.")),
    "end transition": Sent(
        typed=_named(which="begun_in_error", reason="Meant for another family.", happened="today at 8am"),
        first=("check",),
    ),
    "export": Sent(by="the head", typed=_named(**{"as": "csv"}), bare=True),
    "exports": Sent(by="the head", typed=_named(what="changes", why_changes="For the case system.")),
    "extract": Sent(by="the head", typed=_named(do="leave"), bare=True),
    "imports": Sent(by="the head", typed=_files, bare=True),
    "involved": Sent(typed=_involved, bare=True),
    "lead": Sent(typed=_lead),
    "let in": Sent(by="the head", bare=True),
    "level": Sent(typed=_named(level="3", reason="A bruise.")),
    "look at plan": Sent(typed=_named(note="School is calmer.")),
    "note": Sent(typed=_named(note="Seen at home.")),
    "note draft": Sent(typed=_named(note="Half a thought"), bare=True),
    "meeting": Sent(typed=_named(present="Hub Coordinator")),
    "message": Sent(by="the head", typed=_named(do="give up"), bare=True),
    "move transition": Sent(way="?change=9", typed=_named(reason="The reform asks for it.", do="accept")),
    "own password": Sent(typed=_named(present=PASSWORD, new="four-owls-at-dusk", again="four-owls-at-dusk")),
    "paper": Sent(by="bureau principal", typed=_paper, bare=True),
    "person mail": Sent(by="the head", typed=_named(email="guide@harbour.example")),
    "posts": Sent(by="the head", typed=_post, bare=True),
    "reason to look": Sent(by="a stranger", typed=_named(reason="Her school rang me.")),
    "receive": Sent(by="bureau principal", typed=_paper, bare=True),
    "check round step": Sent(typed=_named(do="record")),
    "round draft": Sent(typed=_round_draft, bare=True),
    "round step": Sent(),
    "samples": Sent(typed=_named(since="2 March 2026", until="today", many="3")),
    "set aside in a round": Sent(way="?norm=A1/1&run=", typed=_named(why="Nobody moved.")),
    "set aside": Sent(way="?norm=A2/1&run=", typed=_named(why="The family moves.")),
    "set right in a round": Sent(way="?how=not-so", typed=_named(why="Another list."), first=("check",)),
    "set right": Sent(way="?how=not-so", typed=_named(why="Another child."), first=("check",)),
    "sign in": Sent(by="nobody", typed=_named(name="hub.guide", password=PASSWORD)),
    "sign out": Sent(by="hub guide", bare=True),
    "step": Sent(typed=_weighed),
    "switch off": Sent(by="the head", at=_who_leads_nobody, bare=True),  # else as often as there are children
    "team mail": Sent(by="the head", typed=_named(email="quay@harbour.example")),
    "tell me": Sent(by="bureau officer", at=_what_is_refused, bare=True),
    "told": Sent(by="bureau principal", bare=True),
    "tried line": Sent(way=f"?do=end&so-far={SO_FAR}", typed=_named(ends="moved away")),
    "tried story": Sent(way=f"?so-far={SO_FAR}", typed=_named(back="1", so_far=SO_FAR)),
    "tried story's file": Sent(way=f"?so-far={SO_FAR}", typed=_named(title="A worry", do="show")),
    "try it": Sent(typed=_named(how="raise a concern")),
    "turn": Sent(typed=_turn),
    "urgent": Sent(typed=_named(outcome="immediate danger")),
    "urgent recorded": Sent(by="hub guide", typed=_named(outcome="immediate danger"), bare=True),
}


def takes_something(one: Address, opened: Iterable[str], quay: Quay) -> bool:
    """Whether something may be sent there: a form on a page that was opened says so, or its own words do."""
    view = inspect.unwrap(resolve(one.at(quay)).func)
    return one.name in opened or "POST" in inspect.getsource(view)


def sent_to(page: str) -> set[str]:
    """The names of the addresses to which the forms of a page send."""
    forms = re.findall(r'<form[^>]*method="post"[^>]*>', page)
    actions = [found[1] for form in forms if (found := re.search(r'action="(/[^"?]*)', form))]
    return {str(resolve(action).url_name) for action in actions}
