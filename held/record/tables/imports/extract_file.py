"""One file of an extract, and how many of its rows came out how."""

from django.db import models

from held.record.tables.imports.extract import Extract


class ExtractFile(models.Model):
    extract = models.ForeignKey(Extract, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=255)
    path = models.TextField(blank=True)
    """Where it lies while it is read; empty once it has been."""
    kind = models.CharField(max_length=40, blank=True)
    """What it is about; empty while, or because, its heading was not understood."""
    columns = models.TextField(blank=True)
    """With a comma between."""
    rows = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    disputed = models.PositiveIntegerField(default=0)
    vanished = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="extract_file_has_a_name")]

    def __str__(self) -> str:
        return self.name
