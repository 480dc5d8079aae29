"""A contact about a child that no procedure took up: a call that waits in a tray until somebody answers it."""

from django.db import models

from held.record.tables.people.child import Child
from held.record.tables.people.team import Team


class Contact(models.Model):
    """An index row, written from the history: `number` is the call's own happening, `answer` the one that answered it."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="contacts", db_index=False)
    number = models.PositiveIntegerField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="contacts")
    """Whose tray it was put in; empty where there is no desk to ring."""
    since = models.DateTimeField()
    due = models.DateTimeField()
    """Until then the tray it stands in holds a child whom nobody else holds."""
    answered = models.DateTimeField(null=True, blank=True)
    answer = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "number"], name="contact_stands_once"),
            models.CheckConstraint(
                condition=models.Q(answered__isnull=True, answer__isnull=True)
                | models.Q(answered__isnull=False, answer__isnull=False),
                name="contact_answered_by_an_entry_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(due__gte=models.F("since")), name="contact_due_after_it_came"
            ),
        ]
        indexes = [
            models.Index(
                fields=["child"], condition=models.Q(answered__isnull=True), name="contact_not_answered"
            ),
        ]

    def __str__(self) -> str:
        return f"contact {self.number} about {self.child_id}"
