"""What is owed for a child now: worked out by the engine, kept here so that worklists are quick."""

from django.db import models

from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

LOOK_AGAIN = "look again at the plan"
ANSWER_CALL = "answer the urgent call"
"""What is owed outside any transition, by the promise alone."""
NAME_ANOTHER = "name another "
"""And in one, with the role after it, where no step that is open names somebody in it."""
SAY_WHAT_IS_NEXT = "say what is next"
"""And where an open one asks for nothing, since everything it asked for was set aside."""


class Owed(models.Model):
    """One duty. Whether it is late is not kept: it is late when `due` has passed."""

    child = models.ForeignKey(
        Child, on_delete=models.PROTECT, null=True, blank=True, related_name="owed", db_index=False
    )
    """Empty: of a round, which is about no child."""
    transition = models.ForeignKey(
        Transition, on_delete=models.PROTECT, null=True, blank=True, related_name="owed"
    )
    """Empty for the look at the plan that is owed while no transition is open."""
    run = models.CharField(max_length=200, blank=True)
    norm = models.CharField(max_length=100, blank=True)
    step = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="owed")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="owed")
    """Whose tray it stands in while it has no owner."""
    force = models.CharField(max_length=10)
    since = models.DateTimeField()
    due = models.DateTimeField()
    time_is_ours = models.BooleanField(default=False)
    """Whether no clause gives the time, so that it is the authority's own."""
    cites = models.CharField(max_length=200)
    because = models.PositiveIntegerField(null=True, blank=True)
    """The number of the happening that asked for it."""
    why = models.TextField(blank=True)
    stuck = models.CharField(max_length=20, null=True, blank=True)
    """Why nobody can be asked to open it, as the engine has it; None where it is open or somebody can."""
    stuck_by = models.TextField(null=True, blank=True)
    """What stands against it, in words."""
    stuck_cites = models.CharField(max_length=200, null=True, blank=True)

    class Meta:
        verbose_name_plural = "owed"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(child__isnull=False) | models.Q(transition__isnull=False),
                name="owed_for_a_child_or_a_round",
            ),
            models.CheckConstraint(
                condition=models.Q(owner__isnull=False) | models.Q(team__isnull=False),
                name="owed_by_a_worker_or_a_team",
            ),
            models.CheckConstraint(condition=models.Q(force__in=["must", "should"]), name="owed_binds"),
            models.CheckConstraint(condition=~models.Q(step=""), name="owed_says_what"),
            models.CheckConstraint(condition=~models.Q(cites=""), name="owed_says_why"),
        ]
        indexes = [
            models.Index(fields=["owner", "due", "id"], name="owed_by_a_worker_soonest"),
            models.Index(fields=["team", "due", "id"], name="owed_by_a_team_soonest"),
            models.Index(fields=["child", "due", "id"], name="owed_for_a_child_soonest"),
            # The board: handed to a team, and taken up by nobody there. SQLite goes by the first, since the owner is none
            # in it; PostgreSQL by the second, in whose order it needs no more than the first fifty.
            models.Index(
                fields=["owner", "since", "id"],
                condition=models.Q(owner=None, child__isnull=False),
                name="owed_not_taken_up",
            ),
            models.Index(
                fields=["since", "id"],
                condition=models.Q(owner=None, child__isnull=False),
                name="owed_longest_not_taken_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} for {self.child_id} by {self.due:%d %B %Y}"
