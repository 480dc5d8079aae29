"""An export: that somebody took what the record says of a period, or what has changed since an earlier export."""

from django.db import models

from held.record.tables.people.worker import Worker


class Export(models.Model):
    """Its number is a mark in time: `ExportedHead` says how far each child's history had come at that mark.

    Of a period: both days. Of what changed: `since` is the export it goes on from, empty for all there is. Given again:
    `again` is the one whose files are made once more; that moves no mark.
    """

    number = models.PositiveIntegerField(unique=True)
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.TextField()
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    since = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    again = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    written = models.DateTimeField(null=True, blank=True)
    """When its files were whole. Empty where that never came to be: nobody goes on from such a one."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(why=""), name="export_says_why"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="export_numbered_from_one"),
            models.CheckConstraint(
                condition=models.Q(first_day__isnull=True, last_day__isnull=True)
                | models.Q(
                    first_day__isnull=False,
                    last_day__gte=models.F("first_day"),
                    since__isnull=True,
                    again__isnull=True,
                ),
                name="export_of_a_period_or_of_changes",
            ),
            models.CheckConstraint(
                condition=models.Q(again__isnull=True) | models.Q(since__isnull=True),
                name="export_given_again_or_anew",
            ),
        ]

    def __str__(self) -> str:
        return f"export {self.number}"
