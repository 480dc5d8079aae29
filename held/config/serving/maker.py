"""A process that makes pages, one after the other, as long as its line lasts.

Each is a copy of one that has read this module: multiprocessing's fork server.
"""

import logging
import signal
import sys
from io import BytesIO
from multiprocessing.connection import Connection
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.http import HttpRequest

from held.config.serving.carried import NOTHING_MADE, Answer, Asked
from held.config.serving.made_ready import application
from held.config.serving.sent_along import sent_along
from held.config.serving.told_once import TO_STOP


def leave_stopping_to_whoever_began_this() -> None:
    """On the terminal Ctrl+C reaches this process too, and where a service is stopped so does the word to end. It ends when
    the process that takes in what is asked does, which lets pages that are being made come to their end.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, TO_STOP)


def make_pages(line: "Connection[Any, Any]") -> None:
    """Until nobody is at the other end any more."""
    try:
        while True:
            asked = Asked(*line.recv())
            try:
                answer = _page(asked, line)
            except Exception:
                # Of what is asked in a way that Django can't read at all. It ends this page, and not the process.
                logging.getLogger("django.request").exception("No page could be made")
                answer = NOTHING_MADE
            line.send(answer)
    except (EOFError, ConnectionError):
        connections.close_all()


def _page(asked: Asked, line: "Connection[Any, Any]") -> Answer:
    status, headers = "", list[tuple[str, str]]()

    def start_response(said: str, with_headers: list[tuple[str, str]], *_: object) -> None:
        nonlocal status, headers
        status, headers = said, with_headers

    whole = {
        "wsgi.version": (1, 0),
        "wsgi.input": sent_along(line) if asked.sent is None else BytesIO(asked.sent),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    response = (BrokenOff() if asked.broken_off else application)(asked.environ | whole, start_response)
    try:
        return Answer(status, headers, b"".join(response))
    finally:
        response.close()


class PageBrokenOff(Exception):
    """The process that made a page has ended over it."""


class BrokenOff(WSGIHandler):
    """Says of every page that something went wrong, as where a page fails by itself, and tells the log."""

    def resolve_request(self, request: HttpRequest) -> Any:
        raise PageBrokenOff("the process that made this page has ended")


# Before the first copy: what it was told until then it would find waiting.
leave_stopping_to_whoever_began_this()
