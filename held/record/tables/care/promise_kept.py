"""From when until when the promise is kept for a child with needs, as the rows stand: so that every page can say at once how
many children have nobody."""

from django.db import models

from held.record.tables.people.child import Child


class PromiseKept(models.Model):
    """A row for each child with needs, and for nobody else. The database writes it by itself whenever an episode, a
    transition, a call, a holding, a lead or a duty changes (`held.record.migrations.triggers.promise_kept`); nothing else
    does.

    It says that there is a service, a lead and a duty, not that somebody can be rung: that is asked each time.
    """

    child = models.OneToOneField(
        Child, on_delete=models.PROTECT, primary_key=True, related_name="promise_kept"
    )
    since = models.DateTimeField()
    """From when on a service holds and somebody leads; the year 9999 where either is missing."""
    until = models.DateTimeField()
    """Until when, if nothing changes: the year 9999 where no end is known, the year 1 where one of the three is missing."""

    class Meta:
        verbose_name_plural = "promises kept"
        indexes = [
            models.Index(fields=["until"], name="promise_kept_until"),
            models.Index(fields=["since"], name="promise_kept_since"),
        ]

    def __str__(self) -> str:
        return f"{self.child_id}: until {self.until}"
