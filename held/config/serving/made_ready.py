"""What makes pages: the same as `held.config.wsgi`, made ready before anybody asks.

The processes that make pages are copies of one that has read this module: multiprocessing's fork server.
"""

import gc
import signal

from django.conf import settings
from django.db import connections
from django.template import engines

from held.config.wsgi import application as application
from held.record.reading.procedures import read_ahead


def leave_stopping_to_whoever_began_this() -> None:
    """On the terminal Ctrl+C reaches this process too, and where a service is stopped so does the word to end. It ends when
    the process that takes in what is asked does, which lets pages that are being made come to their end.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})


NEW_THINGS = 20_000
"""After so many the collector of garbage looks through them. Python's own 700 comes round many times within a page, of which
nearly nothing is garbage by then: of a recorded step it took about a twentieth."""


def make_ready() -> None:
    """Reads every version of the procedures that was put in force, and every page's words, so that nobody waits for that.

    What is read then stays as long as the process: the collector of garbage need not look through it again and again,
    which would hold up a page by a tenth of a second now and then.
    """
    for template in settings.PAGES.rglob("*.html"):
        engines["jinja2"].get_template(str(template.relative_to(settings.PAGES)))
    read_ahead()
    connections.close_all()  # a copy of this process opens its own
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_THINGS)


leave_stopping_to_whoever_began_this()
make_ready()
