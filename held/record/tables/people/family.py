"""A family: the children who live or belong together, and where they are written to."""

from django.db import models

from held.record.tables.public_id import LENGTH, new_public_id


class Family(models.Model):
    public = models.CharField(max_length=LENGTH, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=200)
    address = models.TextField(blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="family_has_a_name")]

    def __str__(self) -> str:
        return self.name
