"""An adult around a child: a parent, a carer, a grandparent, a teacher. Not somebody who signs in."""

from django.db import models

from held.record.tables.public_id import LENGTH, new_public_id


class Adult(models.Model):
    """One person however many children they are related to, so that nothing about them is typed twice."""

    public = models.CharField(max_length=LENGTH, unique=True, default=new_public_id, editable=False)
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    """Where they work, when that is why they are known: a school, a surgery."""
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    address = models.TextField(blank=True)
    address_withheld = models.BooleanField(default=False)
    """Whether the address goes into no page, print or message that another family member could see."""
    reached_how = models.CharField(max_length=200, blank=True)
    """How they want to be reached, and in which language."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(given_name="", family_name=""), name="adult_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()
