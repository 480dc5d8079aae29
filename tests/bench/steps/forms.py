"""Forms filled in and checked as people do, so that nothing is left of each but the press that records it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client

from held.pages.transitions.addresses import step_address
from held.record.tables.care.owed import Owed
from held.record.tables.people.worker import Worker

Fields = dict[str, str | list[str]]


@dataclass(frozen=True)
class Press:
    """The request that records one step, with the cookies of whoever is signed in. `child`: the child's id."""

    child: int
    worker: int
    path: str
    body: str
    cookies: str


def presses(most: int) -> Iterator[Press]:
    """One for each family, of what their workers owe; as many as there are, and no more than `most`."""
    clients: dict[int, Client] = {}
    seen: set[int] = set()
    rows = Owed.objects.filter(owner__isnull=False, transition__isnull=False).exclude(norm="")
    found = 0
    for owed in rows.select_related("child", "owner", "transition").order_by("id").iterator():
        family = owed.child.family_id
        if found == most:
            return
        if family in seen or owed.owner is None or owed.transition is None:
            continue
        if owed.owner_id not in clients:
            clients[owed.owner_id] = Client()
            clients[owed.owner_id].force_login(owed.owner)
        press = _press(clients[owed.owner_id], owed, owed.owner)
        if press:
            seen.add(family)
            found += 1
            yield press


def _press(client: Client, owed: Owed, worker: Worker) -> Press | None:
    """None where the step can't go ahead yet, or asks for more than is filled in here."""
    assert owed.transition is not None
    form = step_address(owed.child.public, owed.transition.procedure, owed.step)
    page = client.get(form)
    if page.status_code != 200:
        return None
    sent = client.post(form, _filled(page))
    if sent.status_code != 302:
        return None
    check = client.get(sent["Location"])
    if check.status_code != 200 or 'name="print"' not in check.content.decode():
        return None
    fields = _filled(check) | {"do": "record"}
    cookies = "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())
    return Press(owed.child_id, worker.pk, sent["Location"], urlencode(fields, doseq=True), cookies)


def _filled(page: HttpResponse) -> Fields:
    """The first of each choice, some words for each question."""
    html = page.content.decode()
    form = html[html.rindex("<form") :]
    fields: Fields = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, kind, value = (_of(tag, each) for each in ("name", "type", "value"))
        if kind == "radio":
            fields.setdefault(name, value)
        elif kind == "checkbox":
            if " checked" in tag:
                fields[name] = [*fields.get(name, []), value]
        elif name:
            fields[name] = value if kind == "hidden" else value or "Kelly"
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', form):
        fields[name] = unescape(text).strip() or "Seen at home. School goes better."
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        values = [unescape(value) for value in re.findall(r'<option value="([^"]*)"', options)]
        fields[name] = next((value for value in values if value), "")
    return fields


def _of(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""
