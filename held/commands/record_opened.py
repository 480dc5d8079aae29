"""Opening the record: only the commands that need it wait for Django."""

import os


def open_the_record() -> None:
    """Call first in `run`, before anything of `held.record` is imported."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "held.config.settings")
    django.setup()
