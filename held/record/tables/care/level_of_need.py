"""A child's level of need through time. The one that goes on is also on the child."""

from django.db import models

from held.record.tables.people.child import Child


class LevelOfNeed(models.Model):
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="levels")
    level = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=models.Q(until__isnull=True), name="level_one_a_child"
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="level_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"Level {self.level}"
