"""A transition: one child's run through one procedure, under one pinned version of its words; or a round, which is the run
of a procedure about no child."""

from django.db import models

from held.record.tables.people.child import Child
from held.record.tables.public_id import LENGTH, new_public_id


class Transition(models.Model):
    """Only what finds it and what its history belongs to; how it stands is computed from the history."""

    public = models.CharField(max_length=LENGTH, unique=True, default=new_public_id, editable=False)
    child = models.ForeignKey(
        Child, on_delete=models.PROTECT, null=True, blank=True, related_name="transitions"
    )
    """Empty: a round. Its entries stand on a chain of its own."""
    procedure = models.CharField(max_length=200)
    pack_hash = models.CharField(max_length=64)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_with = models.CharField(max_length=200, blank=True)
    """Where it left the child, in the procedure's own words; set when `ended_at` is."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "procedure"],
                condition=models.Q(ended_at__isnull=True),
                name="transition_open_once_a_child",
            ),
            models.UniqueConstraint(
                fields=["procedure"],
                condition=models.Q(ended_at__isnull=True, child__isnull=True),
                name="round_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_with="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_with="")),
                name="transition_ended_when_and_how",
            ),
            models.CheckConstraint(
                condition=~models.Q(procedure="") & ~models.Q(pack_hash=""),
                name="transition_names_its_procedure",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure}, {self.child}" if self.child else self.procedure
