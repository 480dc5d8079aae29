"""The outbox is emptied: one message after the other is taken on, handed over, and what became of it written down."""

import logging
import time
from collections import Counter
from dataclasses import dataclass, field

from held.integrations.mail.outcome import Became, Outcome
from held.integrations.mail.way import TellsLater, Way
from held.record.actions.messages.claim import (
    Claimed,
    about_to_hand_over,
    anything_to_send,
    claim,
    take_back_what_was_let_go,
)
from held.record.actions.messages.settle import it_failed, it_is_uncertain, it_went, put_off

LOG = logging.getLogger(__name__)
SECONDS = (60, 120, 300, 900)
"""How long nothing is tried after nobody was reached once, twice, and so on; then always as long as the last."""


@dataclass
class Posting:
    """One worker's. While nobody is reached it tries one message now and then, and the others wait untouched."""

    way: Way
    _missed: int = field(default=0, init=False)
    _not_before: float = field(default=0.0, init=False)
    _unwritten: tuple[Claimed, Outcome] | None = field(default=None, init=False)
    """What is known already and could not be written down, because the database was gone."""

    def round(self, *, most: int = 100) -> Counter[Became]:
        """Sends what there is to send, at most so many. How many became what."""
        became: Counter[Became] = Counter()
        self._write_down()
        if time.monotonic() < self._not_before or not anything_to_send():
            return became
        uncertain = take_back_what_was_let_go(way=self.way.name, repeats=self.way.repeats)
        if uncertain:
            became[Became.UNCERTAIN] += uncertain
        while became.total() < most and (claimed := claim(way=self.way.name)):
            outcome = _hand_over(self.way, claimed)
            self._unwritten = (claimed, outcome)
            self._write_down()
            became[outcome.became] += 1
            if outcome.became is Became.NOT_REACHED:
                self._not_before = time.monotonic() + SECONDS[min(self._missed, len(SECONDS) - 1)]
                self._missed += 1
                break
            self._missed = 0
        return became

    def _write_down(self) -> None:
        if self._unwritten is not None:
            _became(*self._unwritten, self.way)
            self._unwritten = None


def _hand_over(way: Way, claimed: Claimed) -> Outcome:
    marked = False

    def about_to() -> bool:
        nonlocal marked
        marked = about_to_hand_over(claimed)
        return marked

    try:
        return way.hand_over(claimed, about_to=about_to)
    except Exception as fault:
        LOG.exception("A message could not be handed over.")
        perhaps = marked and not way.repeats
        says = f"Something went wrong in Held that nobody foresaw ({type(fault).__qualname__})."
        return Outcome(Became.UNCERTAIN if perhaps else Became.PUT_OFF, says)


def _became(claimed: Claimed, outcome: Outcome, way: Way) -> None:
    match outcome.became:
        case Became.WENT:
            it_went(claimed, is_asked_after=isinstance(way, TellsLater))
        case Became.REFUSED:
            it_failed(claimed, trouble=outcome.trouble)
        case Became.UNCERTAIN:
            it_is_uncertain(claimed, trouble=outcome.trouble)
        case Became.PUT_OFF | Became.NOT_REACHED:
            put_off(claimed, trouble=outcome.trouble, repeats=way.repeats)
        case Became.NOT_OURS:
            pass
