"""What went is asked after, where the way out says only later whether it was delivered."""

import time
from collections import Counter
from dataclasses import dataclass, field

from held.integrations.mail.outcome import Delivered
from held.integrations.mail.way import TellsLater, Way
from held.record.actions.messages.ask_after import (
    ask_after,
    it_is_not_known_yet,
    it_was_delivered,
    it_was_not_delivered,
)

SECONDS = 300
"""How long it is not tried again where the other side did not answer."""


@dataclass
class Asking:
    """One worker's. Does nothing by a way that has nothing more to say."""

    way: Way
    _not_before: float = field(default=0.0, init=False)

    def round(self, *, most: int = 20) -> Counter[Delivered]:
        """Asks after at most so many, so that what waits to be sent does not wait long. How many became what."""
        became: Counter[Delivered] = Counter()
        if not isinstance(self.way, TellsLater) or time.monotonic() < self._not_before:
            return became
        while became.total() < most and (asked := ask_after(way=self.way.name)):
            delivery = self.way.delivery_of(asked)
            became[delivery.became] += 1
            match delivery.became:
                case Delivered.DELIVERED:
                    it_was_delivered(asked)
                case Delivered.FAILED:
                    it_was_not_delivered(asked, trouble=delivery.trouble)
                case Delivered.NOT_YET:
                    it_is_not_known_yet(asked)
                case Delivered.NOT_REACHED:
                    self._not_before = time.monotonic() + SECONDS
                    break
        return became
