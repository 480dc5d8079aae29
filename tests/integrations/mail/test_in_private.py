"""A mail server that is spoken to in private, and that asks who Held is."""

import datetime
import ssl
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from held.integrations.mail.mail_server import MailServer
from held.integrations.mail.posting import Posting
from held.record.tables.messages.message import Message
from tests.integrations.mail.mail_room import MailRoom

Put = Callable[..., Message]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Of 127.0.0.1, signed by itself, for the years around any moment a test stands at; and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
        .not_valid_after(datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "it.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return folder / "it.pem", folder / "key.pem"


@pytest.fixture
def guarded(certificate: tuple[Path, Path]) -> Iterator[MailRoom]:
    """Offers STARTTLS, and takes mail from whoever is signed in."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)

    def known(server: object, session: object, envelope: object, mechanism: str, data: object) -> AuthResult:
        is_held = (data.login, data.password) == (b"held", b"right")  # type: ignore[attr-defined]
        return AuthResult(success=is_held, handled=False)

    room = MailRoom(tls_context=context, require_starttls=True, authenticator=known, auth_required=True)
    with room:
        yield room


def after(room: MailRoom, message: Message, *, password: str, security: str = "starttls") -> tuple[str, str]:
    way = MailServer(
        host="127.0.0.1", port=room.port, security=security, sign_in_as="held", password=password, patience=2
    )
    Posting(way).round()
    message.refresh_from_db()
    return str(message.state), str(message.trouble)


def test_it_is_spoken_to_in_private_and_told_who_held_is(
    put: Put, guarded: MailRoom, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    message = put()
    state, trouble = after(guarded, message, password="wrong")
    assert trouble.endswith("refused Held’s name and password."), trouble
    assert state == "waiting"
    Message.objects.update(next_attempt=message.written)
    assert after(guarded, message, password="right") == ("went", "")
    assert len(guarded.kept) == 1


def test_whoever_cannot_show_who_they_are_is_told_nothing(put: Put, guarded: MailRoom) -> None:
    """No certificate that this machine trusts: neither the password nor the mail goes there."""
    state, trouble = after(guarded, put(), password="right")
    assert (state, "could not be spoken to in private" in trouble) == ("waiting", True)


def test_one_that_offers_nothing_private_is_told_nothing(put: Put, room: MailRoom) -> None:
    state, trouble = after(room, put(), password="right")
    assert (state, "does not offer" in trouble) == ("waiting", True)
    assert room.tried == 0
