"""What is wrong with a file of an extract: line, column, and a sentence."""

from django.db import models

from held.record.tables.imports.extract_file import ExtractFile


class ExtractFault(models.Model):
    file = models.ForeignKey(ExtractFile, on_delete=models.PROTECT, related_name="faults", db_index=False)
    line = models.PositiveIntegerField()
    """From 1; 0 for the whole file."""
    column = models.CharField(max_length=100, blank=True)
    says = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(says=""), name="extract_fault_says_something")
        ]
        indexes = [models.Index(fields=["file", "line", "id"], name="extract_fault_in_its_order")]

    def __str__(self) -> str:
        return f"line {self.line}: {self.says}"
