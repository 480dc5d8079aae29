from collections.abc import Callable

import pytest
from django.db import transaction

from held.record.actions.messages.put_message import put_message
from held.record.clock import now
from held.record.tables.messages.message import Message
from held.record.tables.people.worker import Worker
from tests.record.transitions.harbour import Harbour


@pytest.fixture
def mailed(harbour: Harbour) -> Harbour:
    """The harbour, where everybody has a mail address."""
    for worker in harbour.workers.values():
        worker.email = f"{worker.sign_in_name}@harbour.example"
        worker.save(update_fields=["email"])
    return harbour


@pytest.fixture
def put(mailed: Harbour) -> Callable[..., Message]:
    """Puts a message to the hub guide into the outbox, or to whom it is told."""

    def putting(**how: object) -> Message:
        to = {"worker": mailed.workers["hub guide"]} if not {"worker", "team", "address"} & set(how) else {}
        with transaction.atomic():
            reference = put_message(
                **{"kind": "told", "subject": "Held", "text": "Sign in.", "moment": now(), **to, **how}  # type: ignore[arg-type]
            )
        return Message.objects.get(public=reference)

    return putting


def guide(harbour: Harbour) -> Worker:
    return harbour.workers["hub guide"]
