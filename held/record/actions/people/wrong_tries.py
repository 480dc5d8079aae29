"""Trying to sign in again and again: slowed down for a stranger, hardly ever for somebody who works here.

How many wrong tries there may be, and for how long somebody then waits, stands in `docs/accounts.md` (OWASP ASVS 5.0:
6.1.1, 6.3.1). Nobody is ever locked out: the wait ends by itself, and whoever has signed in before from their own
browser is counted apart, so that no stranger can make a duty desk wait. What is typed counts, whether or not there is
such an account, so that nobody learns from it which accounts there are (6.3.8).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.crypto import salted_hmac

from held.record.clock import now
from held.record.tables.people.wrong_try import WrongTry

KEPT = timedelta(hours=1)
MOST_READ = 200


@dataclass(frozen=True)
class Limit:
    """So many wrong tries in that time; then a wait until the oldest of them is past it."""

    tries: int
    within: timedelta


ONE_NAME_FROM_ONE_PLACE = Limit(5, timedelta(minutes=5))
ONE_NAME_FROM_ANYWHERE = Limit(20, timedelta(minutes=15))
ONE_PLACE = Limit(60, timedelta(minutes=15))
"""A council comes from one address: on a Monday morning many mistype, so that this is the widest."""


@dataclass(frozen=True)
class Try:
    """One try that may be looked at. It counts as wrong until `was_right`."""

    number: int
    whose: str
    place: str


@dataclass(frozen=True)
class Wait:
    """No try is looked at before then. It does not count either: the wait grows no longer by trying."""

    until: datetime


def begin_try(*, name: str, address: str, browser: str = "") -> Try | Wait:
    """Before a password is looked at, and kept before it is: of many at once none goes uncounted. In two queries.

    `browser`: what a browser carries in which this name signed in before; empty for any other.
    """
    moment = now()
    whose = digest("name", name.strip().lower())
    place = digest("browser", browser) if browser else digest("address", address)
    WrongTry.objects.filter(at__lt=moment - KEPT).delete()
    tried = WrongTry.objects.create(whose=whose, place=place, is_known=bool(browser), at=moment)
    longest = max(limit.within for limit in (ONE_NAME_FROM_ONE_PLACE, ONE_NAME_FROM_ANYWHERE, ONE_PLACE))
    before = list(
        WrongTry.objects.filter(
            Q(whose=whose) | Q(place=place), pk__lt=tried.pk, at__gt=moment - longest
        ).order_by("-id")[:MOST_READ]
    )
    here = [one.at for one in before if one.whose == whose and one.place == place]
    waits = [_over(ONE_NAME_FROM_ONE_PLACE, here, moment)]
    if not browser:
        strangers = [one for one in before if not one.is_known]
        waits += [
            _over(ONE_NAME_FROM_ANYWHERE, [one.at for one in strangers if one.whose == whose], moment),
            _over(ONE_PLACE, [one.at for one in strangers if one.place == place], moment),
        ]
    until = max((wait for wait in waits if wait is not None), default=None)
    if until is None:
        return Try(tried.pk, whose, place)
    tried.delete()
    return Wait(until)


def was_right(tried: Try) -> None:
    """What went wrong before under this name from here is forgotten."""
    WrongTry.objects.filter(whose=tried.whose, place=tried.place).delete()


def digest(what: str, words: str) -> str:
    """What nobody can read back without this installation's key."""
    return salted_hmac(f"held.sign-in.{what}", words, algorithm="sha256").hexdigest()


def _over(limit: Limit, newest_first: list[datetime], moment: datetime) -> datetime | None:
    counted = [at for at in newest_first if at > moment - limit.within]
    return counted[limit.tries - 1] + limit.within if len(counted) >= limit.tries else None
