from collections.abc import Iterator
from pathlib import Path

import pytest

from held.integrations.mail.folder import Folder
from held.integrations.mail.mail_server import MailServer
from held.integrations.mail.notify import Notify
from tests.integrations.mail.mail_room import MailRoom
from tests.integrations.mail.notify_stand_in import KEY, NotifyStandIn
from tests.record.messages.conftest import mailed, put
from tests.record.transitions.conftest import clock, harbour

__all__ = ["clock", "harbour", "mailed", "put"]


@pytest.fixture
def room() -> Iterator[MailRoom]:
    """A real mail server on this machine, that misbehaves as it is told."""
    with MailRoom() as serving:
        yield serving


@pytest.fixture
def by_server(room: MailRoom) -> MailServer:
    return MailServer(
        host="127.0.0.1", port=room.port, security="none", sign_in_as="", password="", patience=2
    )


@pytest.fixture
def govuk() -> Iterator[NotifyStandIn]:
    with NotifyStandIn() as serving:
        yield serving


@pytest.fixture
def by_notify(govuk: NotifyStandIn) -> Notify:
    return Notify(address=govuk.address, key=KEY, template="a-template", patience=1)


@pytest.fixture
def by_folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "mail")
