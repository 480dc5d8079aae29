"""Until when two services may hold a child at once, as the rows stand: so that the board finds these children among many."""

from datetime import UTC, datetime

from django.db import models

from held.record.tables.people.child import Child

NEVER = datetime(1, 1, 1, tzinfo=UTC)


class HeldTogether(models.Model):
    """A row for each child who ever had two holdings. The database writes it by itself whenever a holding changes
    (`held.record.migrations.triggers.held_together`); nothing else does, but that each day looks at it anew
    (`held.record.actions.days`).

    It says who is to be looked at, not that both hold now: the second may not have begun.
    """

    child = models.OneToOneField(
        Child, on_delete=models.PROTECT, primary_key=True, related_name="held_together"
    )
    until = models.DateTimeField()
    """When the holding ends that ends last but one: the year 9999 where no end is known."""
    named_since = models.DateTimeField(db_default=NEVER)
    named_until = models.DateTimeField(db_default=NEVER)
    """Between these two somebody of each of these services is named for the child
    (`held.record.migrations.triggers.named_together`); the year 9999 where that lasts as long as both hold, the year 1 where
    on one side nobody is. Outside them it is to be looked at."""

    class Meta:
        verbose_name_plural = "held together"
        indexes = [
            # With all that is asked of it: of a million children six thousand are held by two services.
            models.Index(fields=["until", "named_until", "named_since", "child"], name="held_together_until"),
            models.Index(fields=["named_since"], name="held_together_named_since"),
            models.Index(fields=["named_until"], name="held_together_named_until"),
        ]

    def __str__(self) -> str:
        return f"{self.child_id}: until {self.until}"
