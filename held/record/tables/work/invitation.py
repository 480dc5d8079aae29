"""An invitation: that somebody is asked to be somewhere at an hour, as it stands in their calendar."""

from django.db import models

from held.record.tables.people.worker import Worker
from held.record.tables.public_id import LENGTH, new_public_id
from held.record.tables.transitions.transition import Transition

HELD = "@held"


class Invitation(models.Model):
    """One a person and an appointment, however often its hour is changed: each change has the next `sequence`."""

    public = models.CharField(max_length=LENGTH, unique=True, default=new_public_id, editable=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="invitations", db_index=False)
    transition = models.ForeignKey(
        Transition, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    """Empty for a meeting that is held every week, which is about nobody."""
    of = models.CharField(max_length=400)
    """What makes it this appointment of the transition and no other; of a weekly meeting its name."""
    what = models.CharField(max_length=200)
    """As it stands in the calendar, in the pack's own words: no child is named."""
    starts = models.DateTimeField()
    is_weekly = models.BooleanField(default=False)
    leaves_out = models.TextField(blank=True)
    """Of a weekly meeting: the days on which it is not held, as 2026-12-24, with commas between."""
    sequence = models.PositiveIntegerField(default=0)
    called_off = models.BooleanField(default=False)
    changed = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "transition", "of"],
                condition=models.Q(transition__isnull=False),
                name="invitation_once_an_appointment",
            ),
            models.UniqueConstraint(
                fields=["worker", "of"],
                condition=models.Q(transition__isnull=True),
                name="invitation_once_a_meeting",
            ),
            models.CheckConstraint(
                condition=models.Q(is_weekly=True, transition__isnull=True)
                | models.Q(is_weekly=False, transition__isnull=False),
                name="invitation_weekly_or_of_a_child",
            ),
            models.CheckConstraint(
                condition=~models.Q(of="") & ~models.Q(what=""), name="invitation_to_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}, {self.worker}"

    @property
    def uid(self) -> str:
        """How every calendar knows it: nothing of a child, and the same for ever."""
        return f"{self.public}{HELD}"
