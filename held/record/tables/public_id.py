"""The id that stands in an address: random, so that nobody can count or guess their way to a child."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no 0, 1, i, l, o: it is read out over the telephone
LENGTH = 20


def new_public_id() -> str:
    """Twenty letters and figures, of about 99 random bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
