"""An episode: from when until when this authority works with a child, whichever service holds them."""

from django.db import models

from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker


class Episode(models.Model):
    """Open, it always names a lead: who leads now, or the next one where they are already named."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="episodes")
    lead = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    opened = models.DateTimeField()
    opened_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    closed = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=models.Q(closed__isnull=True), name="episode_open_once_a_child"
            ),
            models.CheckConstraint(
                condition=models.Q(closed__isnull=False) | models.Q(lead__isnull=False),
                name="episode_open_has_a_lead",
            ),
            models.CheckConstraint(
                condition=models.Q(closed__isnull=True, closed_by__isnull=True)
                | models.Q(closed__isnull=False, closed_by__isnull=False),
                name="episode_closed_by_somebody_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(closed__isnull=True) | models.Q(closed__gte=models.F("opened")),
                name="episode_closed_after_it_opened",
            ),
        ]

    def __str__(self) -> str:
        return f"Episode of {self.child_id} from {self.opened:%d %B %Y}"
