"""A team: the people who hold children together, in one service, and how to reach them."""

from django.db import models

from held.record.tables.public_id import LENGTH, new_public_id


class Team(models.Model):
    public = models.CharField(max_length=LENGTH, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=200, unique=True)
    service = models.CharField(max_length=200)
    """The service it belongs to, in the words of the procedures in force."""
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(null=True, blank=True)
    """Where the team is mailed; empty, and it is told in its tray alone."""
    hours = models.CharField(max_length=200, blank=True)
    is_duty_desk = models.BooleanField(default=False)
    """Whether it answers for its service to anybody who rings, about any child."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="team_has_a_name"),
            models.CheckConstraint(condition=~models.Q(service=""), name="team_belongs_to_a_service"),
        ]

    def __str__(self) -> str:
        return self.name
