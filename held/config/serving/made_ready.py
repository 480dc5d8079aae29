"""What makes pages: the same as `held.config.wsgi`, made ready before anybody asks.

To be read once, before anything is asked.
"""

import gc

from django.conf import settings
from django.db import connections
from django.template import engines

from held.config.wsgi import application as application
from held.record.reading.procedures import read_ahead

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


make_ready()
