"""A lead: the one worker who leads a child, from when until when."""

from django.db import models

from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker


class Lead(models.Model):
    """Rows of a child never overlap (a trigger). A next lead, from a later day, is a row that begins then."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="leads", db_index=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="leads", db_index=False)
    role = models.CharField(max_length=200, blank=True)
    """In which role they lead, in the words of the procedures in force."""
    reason = models.TextField(blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=models.Q(until__isnull=True), name="lead_one_a_child"
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gt=models.F("since")),
                name="lead_ends_after_it_began",
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "until"], name="lead_of_a_worker"),
            models.Index(fields=["child", "since"], name="lead_through_time"),
        ]

    def __str__(self) -> str:
        return f"{self.worker} leads {self.child_id}"
