"""When people are at work."""

import random
from datetime import datetime, timedelta

from held.engine.calendar import LONDON, calendar_of
from held.language.pack import Pack

OFFICE_OPENS, OFFICE_CLOSES = 9, 17


def in_the_office(
    pack: Pack, moment: datetime, draw: random.Random, *, not_before: datetime | None = None
) -> datetime:
    """The nearest time at which people are at work; never before `not_before`."""
    local = moment.astimezone(LONDON)
    while not calendar_of(pack).is_working_day(local.date()):
        local += timedelta(days=1)
    if not OFFICE_OPENS <= local.hour < OFFICE_CLOSES:
        local = local.replace(
            hour=draw.randint(OFFICE_OPENS, OFFICE_CLOSES - 1), minute=draw.choice((0, 10, 25, 40))
        )
    local = local.replace(second=0, microsecond=0)
    if not_before is not None and local <= not_before:
        return not_before + timedelta(minutes=10)
    return local
