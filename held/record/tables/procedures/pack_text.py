"""A pack's whole text, kept for ever under its hash, so that decisions are read in the words of their day."""

from django.db import models


class PackText(models.Model):
    hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    version = models.CharField(max_length=100)
    title = models.CharField(max_length=300)
    text = models.TextField()
    """Canonical JSON: each file's name and its text."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "version"], name="pack_text_one_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"
