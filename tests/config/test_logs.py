"""A log says where something broke, never whom it was about."""

import logging
import sys

from held.config.logs import NamesNoChild


def test_the_words_of_a_refused_row_are_left_out() -> None:
    try:
        raise ValueError("Key (name)=(Aaliyah Benson) already exists")
    except ValueError:
        record = logging.LogRecord("held", logging.ERROR, "", 0, "It broke", None, sys.exc_info())
    written = NamesNoChild("%(message)s").format(record)
    assert "It broke" in written
    assert "test_logs.py" in written
    assert written.endswith("ValueError")
    assert "Aaliyah" not in written.replace(
        'raise ValueError("Key (name)=(Aaliyah Benson) already exists")', ""
    )
