"""What the log says when something breaks: where, and what kind of error; never whom it was about."""

import logging
import traceback
from types import TracebackType

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class NamesNoChild(logging.Formatter):
    """Leaves out an exception's message: a database puts the refused row's words into it."""

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 - logging's name
        kind, _, trace = ei
        if kind is None:
            return ""
        return "".join(traceback.format_tb(trace)) + kind.__qualname__


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": NamesNoChild, "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's own handler for these is taken away, so that nothing goes round the formatter.
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}
