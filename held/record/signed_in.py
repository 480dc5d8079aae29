"""Who is signed in, found for every page: Django's own way, with its two questions put together once."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from held.record.clock import now
from held.record.prepared import prepared
from held.record.tables.people.worker import Worker


class SessionStore(db.SessionStore):
    """For SESSION_ENGINE, which looks for this name."""

    def _get_session_from_db(self) -> Session | None:
        for found in _going_on(key=self.session_key or ""):
            return found
        self._session_key = None
        return None


class ByPassword(ModelBackend):
    def get_user(self, user_id: int) -> Worker | None:
        for found in _numbered(worker=user_id):
            return found if self.user_can_authenticate(found) else None
        return None


@prepared
def _going_on(*, key: str) -> QuerySet[Any]:
    return Session.objects.filter(session_key=key, expire_date__gt=now())


@prepared
def _numbered(*, worker: int) -> QuerySet[Worker]:
    return Worker.objects.filter(pk=worker)
