"""A message went by a way that says only later whether it was delivered: when it is asked next, until it has said."""

from django.db import models

from held.record.tables.messages.message import Message


class AskedAfter(models.Model):
    """There as long as nothing is known."""

    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="asked_after")
    next_time = models.DateTimeField(db_index=True)
    times = models.PositiveIntegerField(default=0)
    """How often it was asked, and did not know yet."""

    def __str__(self) -> str:
        return f"{self.message}, asked {self.times} times"
