"""A row of an extract, from when it is read until it is taken in. What was taken in as it stood is then removed here."""

from django.db import models

from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_file import ExtractFile


class ExtractRow(models.Model):
    extract = models.ForeignKey(Extract, on_delete=models.PROTECT, related_name="rows", db_index=False)
    file = models.ForeignKey(ExtractFile, on_delete=models.PROTECT, related_name="+", db_index=False)
    line = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=40)
    about = models.CharField(max_length=40, blank=True)
    """The child's number, where it is about a child."""
    says = models.TextField()
    """Canonical JSON, by column."""
    outcome = models.CharField(max_length=10, blank=True)
    """new, changed, same, bad, or disputed: it would change what somebody here changed. Empty until it is compared."""
    differences = models.TextField(blank=True)
    """JSON: what would change, or did, by column."""
    is_done = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=["", "new", "changed", "same", "disputed", "bad"]),
                name="extract_row_comes_out_somehow",
            ),
            models.CheckConstraint(condition=~models.Q(number=""), name="extract_row_has_a_number"),
        ]
        indexes = [
            models.Index(fields=["extract", "kind", "number"], name="extract_row_by_number"),
            models.Index(fields=["extract", "about"], name="extract_row_about_a_child"),
            models.Index(fields=["file", "outcome", "line"], name="extract_row_of_a_file"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
