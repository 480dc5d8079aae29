"""What a seal needs outside the database, in HELD_HOME: the key that signs and the file of signed lines."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

SAFE = 0o600


def key_path() -> Path:
    return Path(settings.HELD_HOME) / "seal-key"


def seals_path() -> Path:
    return Path(settings.HELD_HOME) / "seals.txt"


def key() -> Ed25519PrivateKey | None:
    """The key of this installation; None while nothing has ever been sealed."""
    if not key_path().exists():
        return None
    found = load_pem_private_key(key_path().read_bytes(), password=None)
    if not isinstance(found, Ed25519PrivateKey):
        raise TypeError(f"{key_path()} is not a key made by held seal. Put the right one back.")
    return found


def key_made_if_missing() -> Ed25519PrivateKey:
    """The key; made, readable by its owner alone, when there is none yet."""
    found = key()
    if found is None:
        found = Ed25519PrivateKey.generate()
        written = found.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        key_path().parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(key_path(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, SAFE), "wb") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
    return found


def public(signing: Ed25519PrivateKey) -> str:
    """The public key, in hexadecimal: anybody may have it."""
    return signing.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def lines() -> list[str]:
    """The file's lines; none when there is no file."""
    return _text().splitlines()


def finished_lines() -> list[str]:
    """The lines but one that a crash left unfinished."""
    return [line[:-1] for line in _text().splitlines(keepends=True) if line.endswith("\n")]


def add_line(line: str) -> None:
    """At the end of the file, and on the disk when this returns."""
    with os.fdopen(os.open(seals_path(), os.O_RDWR | os.O_CREAT, SAFE), "rb+") as file:
        written = file.read()
        # What a crash left unfinished has no end of line. Its seal stands in the record and is written again.
        file.truncate(written.rfind(b"\n") + 1)
        file.seek(0, os.SEEK_END)
        file.write(line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _text() -> str:
    return seals_path().read_text(encoding="utf-8") if seals_path().exists() else ""
