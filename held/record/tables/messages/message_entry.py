"""What became of a message: it went, was put off, failed, was decided about; when, why, and by whom. Never changed."""

from django.db import models

from held.record.tables.messages.message import Message
from held.record.tables.people.worker import Worker

TRIED_AGAIN = "to be tried again"
"""What is written down where a person has it sent once more."""


class MessageEntry(models.Model):
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="entries", db_index=False)
    at = models.DateTimeField()
    says = models.CharField(max_length=40)
    """Such as "went" or "put off"."""
    to = models.EmailField(blank=True)
    """The address it was handed over for, where it was."""
    trouble = models.TextField(blank=True)
    by = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    """Who decided it; empty for what the worker beside the pages found."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(says=""), name="message_entry_says_something")
        ]
        indexes = [models.Index(fields=["message", "id"], name="message_entry_of_a_message")]

    def __str__(self) -> str:
        return self.says
