"""How long a message that could not be handed over waits until it is tried again: minutes, then hours, for five days."""

from datetime import timedelta

MINUTES = (1, 2, 5, 15, 30, 60, 120)
"""After the first attempt, the second, and so on; after the last of these always as long as that."""
MOST_ATTEMPTS = 65
"""About five days of them. Counted, and not timed: a clock that jumps to next year gives nothing up."""
LONGEST = timedelta(minutes=MINUTES[-1])


def back_off(attempts: int) -> timedelta:
    """After so many attempts, from 1."""
    return timedelta(minutes=MINUTES[min(attempts, len(MINUTES)) - 1])
