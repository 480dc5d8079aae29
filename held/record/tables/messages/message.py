"""A message that goes out by mail: written together with what it tells of, sent afterwards, and kept.

It names no child: neither its words nor whom it goes to. Whoever reads it is led to a page behind the sign-in.
"""

from django.db import models

from held.record.clock import now
from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.public_id import LENGTH, new_public_id
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.cover import Cover
from held.record.tables.work.invitation import Invitation
from held.record.tables.work.notice import Notice

WAITING = "waiting"
BEING_SENT = "being sent"
WENT = "went"
FAILED = "failed"
UNCERTAIN = "uncertain"
WITHDRAWN = "withdrawn"
NO_ADDRESS = "no address"

STATES = (WAITING, BEING_SENT, WENT, FAILED, UNCERTAIN, WITHDRAWN, NO_ADDRESS)


class Message(models.Model):
    public = models.CharField(max_length=LENGTH, unique=True, default=new_public_id, editable=False)
    """Under which every way out knows it: sent a second time, it is the same message."""
    kind = models.CharField(max_length=40)
    """What sort of message it is, such as "told", as administrators read it; never about whom."""
    worker = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    address = models.EmailField(blank=True)
    """A mail address outside the record, where it goes to neither a worker nor a team."""
    notice = models.ForeignKey(
        Notice, on_delete=models.PROTECT, null=True, blank=True, related_name="messages"
    )
    child = models.ForeignKey(
        Child, on_delete=models.PROTECT, null=True, blank=True, related_name="messages", db_index=False
    )
    transition = models.ForeignKey(
        Transition, on_delete=models.PROTECT, null=True, blank=True, related_name="messages"
    )
    because = models.PositiveIntegerField(null=True, blank=True)
    """The number of the child's happening that it goes out because of; struck before it went, it is withdrawn."""
    subject = models.CharField(max_length=200)
    text = models.TextField()
    """All of it, the link to the page it leads to as well."""
    wording = models.CharField(max_length=200, blank=True)
    """Which wording of which version it was written from; empty: Held's own words."""
    calendar = models.TextField(blank=True)
    """One text/calendar part with its METHOD in it, where it is an invitation."""
    invitation = models.ForeignKey(
        Invitation, on_delete=models.PROTECT, null=True, blank=True, related_name="messages", db_index=False
    )
    """Which one that is: its mails go out one after the other, in the order they were written in."""
    cover = models.ForeignKey(
        Cover, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    """Whose beginning it tells of, to the deputy."""
    written = models.DateTimeField(default=now)

    state = models.CharField(max_length=20, default=WAITING)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt = models.DateTimeField(default=now)
    trouble = models.TextField(blank=True)
    """In plain words, what last stood in its way."""
    way = models.CharField(max_length=20, blank=True)
    """By which way out it was last tried."""
    claim = models.CharField(max_length=LENGTH, blank=True)
    """Who has taken it on: nobody else writes what became of that attempt."""
    lease_until = models.DateTimeField(null=True, blank=True)
    """While it is being sent: when whoever took it on is taken to have stopped."""
    handed_over = models.DateTimeField(null=True, blank=True)
    """Since when it may have reached the other side; by a way that repeats it may be sent again all the same."""
    settled = models.DateTimeField(null=True, blank=True)
    """When it went, failed, became uncertain or was withdrawn."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(worker__isnull=False, team__isnull=True, address="")
                | models.Q(worker__isnull=True, team__isnull=False, address="")
                | (models.Q(worker__isnull=True, team__isnull=True) & ~models.Q(address="")),
                name="message_goes_to_one",
            ),
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="message_state_known"),
            models.CheckConstraint(
                condition=models.Q(state=BEING_SENT, lease_until__isnull=False)
                | (~models.Q(state=BEING_SENT) & models.Q(lease_until__isnull=True)),
                name="message_being_sent_has_a_lease",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=(WAITING, BEING_SENT), settled__isnull=True)
                | (~models.Q(state__in=(WAITING, BEING_SENT)) & models.Q(settled__isnull=False)),
                name="message_settled_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(subject="") & ~models.Q(text=""), name="message_says_something"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt", "id"],
                condition=models.Q(state=WAITING),
                name="message_to_be_sent",
            ),
            models.Index(
                fields=["lease_until"], condition=models.Q(state=BEING_SENT), name="message_being_sent"
            ),
            models.Index(fields=["state", "id"], name="message_by_state"),
            models.Index(fields=["child", "because"], name="message_because"),
            models.Index(
                fields=["invitation", "id"],
                condition=models.Q(invitation__isnull=False),
                name="message_of_an_invitation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"
