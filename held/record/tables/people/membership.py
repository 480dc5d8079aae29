"""A membership: who works in which team, in which role, from when until when."""

from django.db import models

from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker


class Membership(models.Model):
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="memberships", db_index=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships", db_index=False)
    role = models.CharField(max_length=200)
    """The role, in the words of the procedures in force."""
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day, or empty while it goes on."""
    sees_all = models.BooleanField(default=False)
    """Whether they answer for every child of the authority, and see each without saying why."""

    class Meta:
        indexes = [
            # A page reads the first few of each role of a big authority.
            models.Index(fields=["role", "worker"], name="record_members_of_role"),
            # And each page asks which teams have nobody in them.
            models.Index(fields=["team", "since", "until"], name="record_in_a_team"),
            # The board asks who leaves: a few among all who are in a team.
            models.Index(
                fields=["worker"], condition=models.Q(until__isnull=False), name="record_last_day_named"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "team", "role", "since"], name="membership_begins_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["worker", "team", "role"],
                condition=models.Q(until__isnull=True),
                name="membership_goes_on_once",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="membership_ends_after_it_began",
            ),
            models.CheckConstraint(condition=~models.Q(role=""), name="membership_names_a_role"),
        ]

    def __str__(self) -> str:
        return f"{self.worker}, {self.role}, {self.team}"
