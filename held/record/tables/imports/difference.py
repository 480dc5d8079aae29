"""A case system says one thing, and somebody here has written another: a person decides which holds."""

from django.db import models

from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract import Extract
from held.record.tables.people.worker import Worker


class Difference(models.Model):
    case_row = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="differences_found")
    extract = models.ForeignKey(Extract, on_delete=models.PROTECT, related_name="differences_found")
    column = models.CharField(max_length=100)
    was = models.TextField(blank=True)
    """What the system said before."""
    says = models.TextField(blank=True)
    """What it says now."""
    stands = models.TextField(blank=True)
    """What stands here."""
    found = models.DateTimeField()
    decided = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_taken = models.BooleanField(default=False)
    """Whether the system's word was taken; else ours was kept."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_row", "column"],
                condition=models.Q(decided__isnull=True),
                name="difference_open_once_a_column",
            ),
            models.CheckConstraint(
                condition=models.Q(decided__isnull=True, decided_by__isnull=True)
                | models.Q(decided__isnull=False, decided_by__isnull=False),
                name="difference_decided_by_somebody_at_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["extract"], condition=models.Q(decided__isnull=True), name="difference_not_decided"
            )
        ]

    def __str__(self) -> str:
        return f"{self.column}: {self.says}"
