"""One piece of what is done beside the pages, guarded by itself: whatever stops it stops nothing else."""

import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from held.record.actions.cannot import CanNot

WITHOUT_A_DATABASE = 10.0
AFTER_TROUBLE = 60.0


@dataclass
class Piece:
    """`could_not`: the sentence for whoever reads what the worker says. `every`: seconds from one time to the next."""

    could_not: str
    do: Callable[[], object]
    every: float = 0.0
    _not_before: float = field(default=0.0, init=False)

    def come(self) -> bool:
        """Does it where its time has come. False: it could not be done, that was said, and it is tried again later."""
        from django.db import InterfaceError, OperationalError

        if time.monotonic() < self._not_before:
            return True
        try:
            self.do()
        except (OperationalError, InterfaceError) as trouble:
            return self._tries_later(
                f"The database did not answer ({_first_line(trouble)}).", WITHOUT_A_DATABASE
            )
        except CanNot as trouble:
            return self._tries_later(str(trouble), AFTER_TROUBLE)
        except Exception as trouble:  # noqa: BLE001 - all else goes on, and this is tried again
            traceback.print_exc()
            return self._tries_later(
                f"Something went wrong in Held that nobody foresaw ({type(trouble).__qualname__}).",
                AFTER_TROUBLE,
            )
        self._not_before = time.monotonic() + self.every
        return True

    def _tries_later(self, why: str, seconds: float) -> bool:
        self._not_before = time.monotonic() + seconds
        says = f"{self.could_not} {why} It is tried again in {seconds:.0f} seconds; all else goes on."
        print(says, file=sys.stderr, flush=True)
        return False


def _first_line(trouble: Exception) -> str:
    return (str(trouble).splitlines() or ["no more is known"])[0]
