"""A seal: the heads of the chains that grew since the last one, under one root.

Its signed line also stands outside the database.
"""

from django.db import models


class Seal(models.Model):
    number = models.PositiveIntegerField(unique=True)
    sealed_at = models.DateTimeField()
    chains = models.PositiveIntegerField()
    """How many chains there are: of children, and of rounds."""
    previous_root = models.CharField(max_length=64, blank=True)
    root = models.CharField(max_length=64)
    line = models.TextField()
    """The signed line, as it was added to the file outside the database."""

    def __str__(self) -> str:
        return f"seal {self.number}"


class SealedHead(models.Model):
    """The last entry of one chain when it was sealed."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="heads")
    chain = models.BigIntegerField()
    """The child's internal id; of a round, its transition's with a minus. Not a foreign key: it still names a child whose
    rows are gone."""
    number = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "number"], name="sealed_head_once"),
        ]

    def __str__(self) -> str:
        return f"{self.chain}/{self.number}"
