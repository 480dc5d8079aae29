"""Cover: who stands in for a worker who is away, from when until when."""

from django.db import models

from held.record.tables.people.worker import Worker


class Cover(models.Model):
    """The deputy acts in the roles of the absent worker, in their own name.

    Cover without an end is what lets a lead's account be switched off (a trigger).
    """

    absent = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="covered_by", db_index=False)
    deputy = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="covers", db_index=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    named_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    named = models.DateTimeField()
    told = models.DateTimeField(null=True, blank=True)
    """When the deputy was mailed what waited with the absent worker, or nothing did; empty until cover begins."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(absent=models.F("deputy")), name="cover_by_somebody_else"
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gt=models.F("since")),
                name="cover_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=False) | models.Q(since__lte=models.F("named")),
                name="cover_without_an_end_has_begun",
            ),
            models.UniqueConstraint(
                fields=["absent", "deputy"],
                condition=models.Q(until__isnull=True),
                name="cover_goes_on_once",
            ),
        ]
        indexes = [
            models.Index(fields=["absent", "until"], name="cover_of_the_absent"),
            models.Index(fields=["deputy", "until"], name="cover_by_a_deputy"),
            models.Index(fields=["since"], condition=models.Q(told__isnull=True), name="cover_to_be_told"),
        ]

    def __str__(self) -> str:
        return f"{self.deputy} for {self.absent}"
