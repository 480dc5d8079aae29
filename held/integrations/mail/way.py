"""A way out for messages: a folder, a mail server, GOV.UK Notify."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from held.integrations.mail.outcome import Delivery, Outcome
from held.record.actions.messages.ask_after import Asked
from held.record.actions.messages.claim import Claimed

AboutTo = Callable[[], bool]


class Way(Protocol):
    """`repeats`: handed over a second time, a message still comes to one; where not, nobody repeats it by himself."""

    @property
    def name(self) -> str: ...

    @property
    def repeats(self) -> bool: ...

    def hand_over(self, claimed: Claimed, *, about_to: AboutTo) -> Outcome:
        """Asks `about_to` right before the one thing that cannot be taken back, and does not do it where that says no.

        Whatever goes wrong is an outcome; an exception is a fault in the way itself.
        """


@runtime_checkable
class TellsLater(Protocol):
    """A way that has taken a message before it knows whether it can be delivered."""

    @property
    def name(self) -> str: ...

    def delivery_of(self, asked: Asked) -> Delivery: ...
