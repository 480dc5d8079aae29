"""Whom to ring, in order."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Desk:
    """`when`: "open now", "from 5pm". A desk that is shut is shown quiet, but always shown."""

    name: str
    phone: str
    when: str = ""
    says: str = ""
    is_open: bool = True
