"""The salted hash of what was written: once salt and words are gone it gives nothing away."""

import secrets
from hashlib import sha256

LENGTH = 64


def new_salt() -> str:
    """Thirty-two random bytes, as sixty-four hexadecimal letters and figures."""
    return secrets.token_hex(LENGTH // 2)


def words_hash(*, salt: str, text: str) -> str:
    """SHA-256 of the salt as it is written, then the text, in UTF-8. The salt's length never varies."""
    return sha256((salt + text).encode()).hexdigest()
