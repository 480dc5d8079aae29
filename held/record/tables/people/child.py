"""A child: who they are. What happened to them stands in their history, never here."""

from django.db import models

from held.record.tables.people.family import Family
from held.record.tables.people.worker import Worker
from held.record.tables.public_id import LENGTH, new_public_id


class Child(models.Model):
    public = models.CharField(max_length=LENGTH, unique=True, default=new_public_id, editable=False)
    number = models.CharField(max_length=40, unique=True)
    """The authority's own reference."""
    given_name = models.CharField(max_length=200, blank=True)
    family_name = models.CharField(max_length=200)
    known_as = models.CharField(max_length=200, blank=True)
    born = models.DateField(null=True, blank=True)
    expected = models.DateField(null=True, blank=True)
    """The day an unborn child is expected."""
    flag = models.TextField(blank=True)
    """What everyone must know before they ring or visit; stands on every page about the child."""
    address = models.TextField(blank=True)
    """Empty: the family's."""
    address_withheld = models.BooleanField(default=False)
    family = models.ForeignKey(
        Family, on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    """The level of need last decided, as the procedures in force number them; empty: not known."""

    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(number=""), name="child_has_a_number"),
            models.CheckConstraint(condition=~models.Q(family_name=""), name="child_has_a_family_name"),
        ]
        indexes = [models.Index(fields=["born"], name="child_by_birth")]

    def __str__(self) -> str:
        called = self.known_as or self.given_name
        return f"{called} {self.family_name}".strip() if called else f"Baby {self.family_name}, unborn"
