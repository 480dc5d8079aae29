"""What takes in what browsers ask and gives out the answers: forms are read here, and pages made by other processes.

Over a slow line nobody keeps a maker of pages waiting but with a file, and with files no more than two at once. This process
keeps no pages and no line to the database.
"""

import logging
import os
import threading
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from io import BytesIO
from typing import IO, Any

from held.config import environment
from held.config.serving.carried import NOTHING_MADE, Answer, Asked, of_the_request
from held.config.serving.makers import Makers
from held.config.serving.told_once import hear_once_of_stopping

AT_ONCE = 2_621_440
"""Bytes of a form that is read before its page is begun. Django refuses a larger one that is no file, and reads none of it
(DATA_UPLOAD_MAX_MEMORY_SIZE)."""

LONG_ONES = 4
"""Pages that take longer, as an audit of a year or signing in, and are made beside the others."""

FILES = 2
"""Forms with a file, which are read by the page: so many at once, and the others wait for them."""


class Front:
    def __init__(self, makers: Makers) -> None:
        self._makers = makers
        self._files = threading.Semaphore(FILES)

    def __call__(self, environ: Mapping[str, Any], start_response: Callable[..., object]) -> list[bytes]:
        sent: IO[bytes] = environ["wsgi.input"]
        asked = Asked(of_the_request(environ), _whole_form(environ))
        with self._files if asked.sent is None else nullcontext():
            answer = self._page_or_that_it_broke_off(asked, sent)
        start_response(answer.status, answer.headers)
        return [answer.page]

    def _page_or_that_it_broke_off(self, asked: Asked, sent: IO[bytes]) -> Answer:
        try:
            return self._page(asked, sent)
        except (EOFError, OSError):
            try:
                return self._page(Asked(asked.environ, b"", broken_off=True), BytesIO())
            except (EOFError, OSError):
                logging.getLogger("django.request").exception("No page could be made")
                return NOTHING_MADE

    def _page(self, asked: Asked, sent: IO[bytes]) -> Answer:
        with self._makers.one() as maker:
            return maker.page(asked, sent)


def _whole_form(environ: Mapping[str, Any]) -> bytes | None:
    if environ.get("CONTENT_TYPE", "").startswith("multipart/"):
        return None
    length = int(environ.get("CONTENT_LENGTH") or 0)
    if length > AT_ONCE:
        return None
    form = bytes(environ["wsgi.input"].read(length)) if length else b""
    # Of half a form nothing may be recorded; whoever sent it is gone.
    return form if len(form) == length else b""


def opened() -> Front:
    """For the server."""
    pages = beside_each_other(environment.read().database_url, os.cpu_count() or 1)
    front = Front(Makers(beside_each_other=pages, at_most=pages + LONG_ONES))
    hear_once_of_stopping()
    return front


def beside_each_other(database_url: str, cores: int) -> int:
    """Pages that are made at once. PostgreSQL does half of the work in processes of its own: while one page waits for it
    another goes on. On SQLite (no address) one writes at a time, and more than a few would wait for each other
    (docs/decisions/0043).
    """
    return 2 * cores if database_url else min(cores, 4)
