"""Somebody who tries a procedure on an invented child, as a browser without scripts does."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.http import HttpResponse

from tests.pages.transitions.desk import Desk, fields_of, said, words_of


@dataclass
class Stage:
    """`at`: the address of the page that is open. Every press opens the page it leads to."""

    desk: Desk
    at: str = ""
    page: HttpResponse = None  # type: ignore[assignment]

    @property
    def says(self) -> str:
        return said(self.page)

    @property
    def so_far(self) -> str:
        """The story, as the address carries it."""
        return parse_qs(urlsplit(self.at).query)["so-far"][0]

    def opens(self, address: str) -> "Stage":
        self.at, self.page = address, self.desk.get(address)
        return self

    def sends(self, **typed: object) -> "Stage":
        """The last form of the page, with what is typed into it; a name has underscores for hyphens."""
        words = words_of(self.page)
        action = re.findall(r'<form[^>]*action="([^"]+)"', words)[-1]
        fields = fields_of(words) | {name.replace("_", "-"): value for name, value in typed.items()}
        return self._goes(self.desk.send(action, fields))

    def begins(self, short: str, how: str, procedure: str = "crossing", **typed: object) -> "Stage":
        self.opens(f"/procedures/version/{short}/{procedure}/try")
        return self.sends(how=how, **typed)

    def tries(self, step: str, **typed: object) -> "Stage":
        """Follows the step's link, whatever its state, and sends its form."""
        return self.follows(rf"do=step&step={step}(?:&inner=[^&\"]*)?&so-far=").sends(**typed)

    def follows(self, part: str) -> "Stage":
        found = re.search(rf'href="([^"]*{part}[^"]*)"', words_of(self.page))
        assert found, f"no link to {part}"
        return self.opens(found[1])

    def back(self, line: int) -> "Stage":
        where = urlsplit(self.at).path
        return self._goes(self.desk.send(where, {"so-far": self.so_far, "back": str(line)}))

    def _goes(self, answer: HttpResponse) -> "Stage":
        if answer.status_code == 302:
            return self.opens(answer["Location"])
        self.page = answer
        return self
