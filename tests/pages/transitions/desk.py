"""A person at a desk: signed in, filling in forms as a browser without scripts does."""

import re
from html import unescape

from django.http import HttpResponse
from django.test import Client

from held.record.tables.people.worker import Worker


class Desk:
    def __init__(self, worker: Worker) -> None:
        self.worker = worker
        self.client = Client()
        self.client.force_login(worker)

    def get(self, address: str) -> HttpResponse:
        return self.client.get(address)

    def send(self, address: str, fields: dict[str, object]) -> HttpResponse:
        """Follows no redirect: a test says where it leads."""
        return self.client.post(address, fields)

    def fill(self, address: str, **typed: object) -> HttpResponse:
        """Opens a form, types into it, and sends it with everything it had in it. `typed` names end as the fields do,
        with underscores for hyphens."""
        page = self.get(address)
        assert page.status_code == 200, page.status_code
        fields = fields_of(words_of(page))
        for name, value in typed.items():
            fields[name.replace("_", "-")] = value
        return self.send(address, fields)


def words_of(page: HttpResponse) -> str:
    return unescape(page.content.decode())


def said(page: HttpResponse) -> str:
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", words_of(page)))


def fields_of(page: str) -> dict[str, object]:
    """The fields of the page's last form, as they stand, but not its buttons."""
    form = page[page.rindex("<form") :]
    fields: dict[str, object] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, kind = _of(tag, "name"), _of(tag, "type")
        if kind in ("radio", "checkbox") and " checked" not in tag:
            continue
        if kind == "checkbox":
            fields.setdefault(name, []).append(_of(tag, "value"))  # type: ignore[attr-defined]
        elif name:
            fields[name] = _of(tag, "value")
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', form):
        fields[name] = text
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def _of(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return found[1] if found else ""
