"""What goes over the line between the process that takes in what is asked and one that makes pages, and back.

`Asked` goes there. Then whole numbers come back, each asking for as many bytes of what is sent along, which go there (`None`
where the line it comes by has broken), and at the end an `Answer`.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

NAMES = {
    *("REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH"),
    *("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "REMOTE_ADDR", "wsgi.url_scheme"),
}
"""Of PEP 3333, with REMOTE_ADDR of RFC 3875; whatever begins with HTTP_ is a header."""


class Asked(NamedTuple):
    """`sent`: the form; None where it is large or a file, and is asked for piece by piece. `broken_off`: a process that made
    this page has ended over it, so what is wanted is the page that says so."""

    environ: dict[str, Any]
    sent: bytes | None
    broken_off: bool = False


class Answer(NamedTuple):
    """`status` and `headers` as WSGI has them."""

    status: str
    headers: list[tuple[str, str]]
    page: bytes


NOTHING_MADE = Answer(
    "500 Internal Server Error",
    [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")],
    (
        "Something went wrong\n\n"
        "Held can’t say whether what you sent was recorded. Open the page again and look before you send it once more.\n"
        "If a child is at risk, do not wait for Held: use the telephone.\n"
    ).encode(),
)
"""Where not even the page could be made that says so."""


def of_the_request(environ: Mapping[str, Any]) -> dict[str, Any]:
    """Without the variables of the process that took it in, and what can't be carried."""
    return {name: value for name, value in environ.items() if name.startswith("HTTP_") or name in NAMES}
