"""An involvement: a worker who works with a child beside the lead, in which role, from when until when."""

from django.db import models

from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


class Involvement(models.Model):
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="involvements")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="involvements", db_index=False)
    role = models.CharField(max_length=200)
    """In the words of the procedures in force."""
    transition = models.ForeignKey(
        Transition, on_delete=models.PROTECT, null=True, blank=True, related_name="involvements"
    )
    """Where a transition named them; empty where a person did."""
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    """May be a later day: they stay until then."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "worker", "role"],
                condition=models.Q(until__isnull=True),
                name="involvement_goes_on_once",
            ),
            models.CheckConstraint(condition=~models.Q(role=""), name="involvement_names_a_role"),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="involvement_ends_after_it_began",
            ),
        ]
        indexes = [models.Index(fields=["worker", "until"], name="involvement_of_a_worker")]

    def __str__(self) -> str:
        return f"{self.worker}, {self.role}"
