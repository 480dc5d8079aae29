"""Trays are emptied, as they are in a week: what came some days ago was received, what came since is still there."""

from collections.abc import Iterable
from datetime import datetime

from held.record.actions.cannot import CanNot
from held.record.actions.work.receive_notice import receive_notice
from held.record.reading.work.tray import tray
from held.simulation.staff import Hand


def receive_what_came(hands: Iterable[Hand], *, before: datetime) -> None:
    """By whoever finds it in their tray."""
    for hand in hands:
        for notice in tray(hand.worker).notices:
            if notice.sent < before:
                try:
                    receive_notice(by=hand.worker, notice=notice.id)
                except CanNot:
                    continue
