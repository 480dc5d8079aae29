"""What `held serve` runs in each of its processes: the same as `held.config.wsgi`, made ready before anybody asks."""

import gc
import signal

from django.conf import settings
from django.template import engines

from held.config.wsgi import application as application
from held.record.reading.procedures import read_ahead


def leave_ctrl_c_to_whoever_began_this() -> None:
    """On the terminal Ctrl+C reaches this process too, and then the word of its parent to stop; two such words at once
    wait for each other for ever in the server's own handler.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


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
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_THINGS)


leave_ctrl_c_to_whoever_began_this()
make_ready()
