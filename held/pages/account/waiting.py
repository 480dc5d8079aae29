"""After too many wrong tries: until when no password is looked at."""

from datetime import datetime, timedelta

from held.pages.wording.dates import clock

AT_RISK = "If a child is at risk, do not wait for Held: use the telephone."


def waiting(until: datetime) -> str:
    """The same for every name, whether there is such an account or not."""
    # Never a minute that is too early.
    whole = (until + timedelta(seconds=59)).replace(second=0, microsecond=0)
    return (
        f"There were too many wrong tries. Wait until {clock(whole)}, and try again: "
        f"until then no password is looked at. {AT_RISK}"
    )
