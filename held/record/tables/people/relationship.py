"""What an adult is to a child."""

from django.db import models

from held.record.tables.people.adult import Adult
from held.record.tables.people.child import Child


class Relationship(models.Model):
    class Responsibility(models.TextChoices):
        YES = "yes"
        NO = "no"
        NOT_KNOWN = "not known"

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="relationships")
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="relationships")
    kind = models.CharField(max_length=100)
    """In the words of whoever wrote it: mother, step-father, teacher."""
    parental_responsibility = models.CharField(
        max_length=10, choices=Responsibility.choices, default=Responsibility.NOT_KNOWN
    )
    lives_with = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "adult", "kind"],
                condition=models.Q(until__isnull=True),
                name="relationship_goes_on_once",
            ),
            models.CheckConstraint(condition=~models.Q(kind=""), name="relationship_says_what_it_is"),
            models.CheckConstraint(
                condition=models.Q(parental_responsibility__in=["yes", "no", "not known"]),
                name="relationship_responsibility_is_known_or_not",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="relationship_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.adult}, {self.kind}"
