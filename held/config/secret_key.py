"""The key that signs sessions: made once, kept in Held's own folder, readable by its owner alone."""

import os
import secrets
from pathlib import Path

from held.config.environment import NotUnderstood


def kept_in(home: Path) -> str:
    """The key of this installation, made when there is none yet. NotUnderstood where nothing can be written in `home`."""
    try:
        return _kept_in(home)
    except OSError as error:
        raise NotUnderstood(
            f"HELD_HOME is {home}, and nothing can be kept there: {error.strerror}. Give a folder that Held may write in."
        ) from None


def _kept_in(home: Path) -> str:
    home.mkdir(parents=True, exist_ok=True)
    path = home / "secret-key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")
