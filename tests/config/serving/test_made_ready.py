"""What serves pages has read everything that stays before the first person comes."""

import subprocess
import sys

READY = """
from held.config.serving import made_ready as serving
import gc
from django.template import engines
print(gc.get_freeze_count() > 10_000, len(engines["jinja2"].env.cache) > 40, callable(serving.application))
print(gc.isenabled() and gc.get_threshold()[0] == serving.NEW_THINGS)
"""


def test_it_is_ready_also_where_the_database_has_no_tables_yet() -> None:
    """In a process of its own, since what is frozen stays so."""
    told = subprocess.run([sys.executable, "-c", READY], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True"] * 4
