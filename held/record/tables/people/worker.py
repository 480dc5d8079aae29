"""A worker: somebody who signs in, and in whose name something is recorded."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from held.record.clock import now
from held.record.dormant import dormant_before
from held.record.tables.public_id import LENGTH, new_public_id


class Workers(BaseUserManager):
    def get_by_natural_key(self, username: str | None) -> Worker:
        """By sign-in name, in whatever case it was typed."""
        return self.get(sign_in_name=(username or "").strip().lower())


class Worker(AbstractBaseUser):
    """Never deleted: what they recorded stands in their name. Who has left is no longer active."""

    public = models.CharField(max_length=LENGTH, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=200)
    sign_in_name = models.CharField(max_length=100, unique=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    invented = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    opened = models.DateTimeField(default=now, null=True)
    """Since when the account is open: made, or opened again. From then its days without use are counted.
    Never empty, but for a row that was written by hand: that one is closed."""
    password_until = models.DateTimeField(null=True, blank=True)
    """Until when the one-time password they were given lets them choose their own; empty once they have."""

    USERNAME_FIELD = "sign_in_name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = Workers()

    class Meta:
        # Each page asks who is away: a few among all accounts.
        indexes = [
            models.Index(fields=["id"], condition=models.Q(is_active=False), name="record_switched_off"),
            models.Index(
                fields=["last_login", "opened"], condition=models.Q(invented=False), name="record_last_used"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sign_in_name=Lower("sign_in_name")) & ~models.Q(sign_in_name=""),
                name="worker_sign_in_name_in_small_letters",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="worker_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def is_dormant(self, moment: datetime) -> bool:
        """Whether the account was not used for so long that it is closed. Never so of invented people."""
        used = [at for at in (self.opened, self.last_login) if at is not None]
        return not self.invented and all(at <= dormant_before(moment) for at in used)

    def why_closed(self, moment: datetime) -> str:
        """ "is switched off", or why else nobody signs in with this account; empty where they do."""
        if not self.is_active:
            return "is switched off"
        return "is closed, because nobody used it" if self.is_dormant(moment) else ""
