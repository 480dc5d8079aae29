"""Who is in every journey: workers by their first names, the children, and the clock."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine

from held.record.actions.days import let_days_come, sweep
from held.record.actions.history.seal import seal_for_today
from held.record.actions.invitations.meetings import invite_to_meetings
from tests.browsers import Desk, LiveHouse
from tests.journeys.doing import Worker
from tests.journeys.keeping import everything_holds
from tests.journeys.people import AChild, child_called
from tests.journeys.town import LONDON

ItIs = Callable[[str], None]


def moment(words: str) -> datetime:
    """ "Monday 2 March 2026, 9am" or "Monday 2 March 2026, 4.30pm"."""
    clock = "%I.%M%p" if "." in words else "%I%p"
    read = datetime.strptime(words, f"%A %d %B %Y, {clock}").replace(tzinfo=LONDON)
    assert f"{read:%A}" == words.split()[0], f"{words}: the weekday is wrong"
    return read


@pytest.fixture
def it_is(live: LiveHouse, settings: Any, tmp_path: Path) -> Iterator[ItIs]:
    """`it_is("Thursday 5 March 2026, 4pm")` moves everybody's clock there, and does what the clock does beside the pages.

    A journey begins on Monday 2 March 2026 at 9am. When it is over, everything has to hold.
    """
    settings.HELD_HOME = tmp_path  # the seals of this journey's record, and no other's
    seen: set[date] = set()
    with time_machine.travel(moment("Monday 2 March 2026, 9am")) as clock:

        def move(words: str) -> None:
            clock.move_to(moment(words))
            sweep()
            if moment(words).date() not in seen:
                let_days_come()
                invite_to_meetings()
                seal_for_today()
                seen.add(moment(words).date())

        yield move
        everything_holds()


@pytest.fixture
def scripts() -> bool:
    """Whether browsers run scripts. A journey may ask for both."""
    return True


@pytest.fixture
def worker(it_is: ItIs, desk: Desk, live: LiveHouse, scripts: bool) -> Callable[[str], Worker]:
    return lambda name: Worker(name, desk, live.url, scripts=scripts)


def _named(name: str) -> Callable[..., Worker]:
    @pytest.fixture(name=name.split()[0].lower())
    def one(worker: Callable[[str], Worker]) -> Worker:
        return worker(name)

    return one


priya, tom = _named("Priya Nair"), _named("Tom Calder")
donna, owen = _named("Donna Whitfield"), _named("Owen Pritchard")
martin, hannah = _named("Martin Osei"), _named("Hannah Kowalczyk")
femi, sana = _named("Femi Balogun"), _named("Sana Iqbal")
ruth, grace = _named("Ruth Adeyemi"), _named("Grace Lim")
ivy = _named("Ivy Chambers")


@pytest.fixture
def aaliyah(it_is: ItIs) -> AChild:
    return child_called("Aaliyah")


@pytest.fixture
def harvey(it_is: ItIs) -> AChild:
    return child_called("Harvey")


@pytest.fixture
def ellie_mae(it_is: ItIs) -> AChild:
    return child_called("Ellie-Mae")
