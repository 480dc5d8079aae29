"""A holding: a service that holds a child, and which of its teams. Two at once is co-working."""

from django.db import models

from held.record.tables.people.child import Child
from held.record.tables.people.team import Team


class Holding(models.Model):
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="holdings")
    service = models.CharField(max_length=200)
    """In the words of the procedures in force."""
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="holdings")
    """Empty until the service has said which: till then its duty desks answer for the child."""
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "service"],
                condition=models.Q(until__isnull=True),
                name="holding_one_a_service",
            ),
            models.CheckConstraint(condition=~models.Q(service=""), name="holding_names_a_service"),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="holding_ends_after_it_began",
            ),
        ]
        indexes = [
            models.Index(
                fields=["team", "child"], condition=models.Q(until__isnull=True), name="holding_of_a_team"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service} holds {self.child_id}"
