"""A new password as it was typed, twice. Nothing is taken off it: it is kept as it was typed (OWASP ASVS 5.0: 6.2.8)."""

from collections.abc import Mapping

A_LOT = 1000
"""Characters: more than anybody types, and few enough that no hash takes long."""


def read_new_password(sent: Mapping[str, str], errors: dict[str, str]) -> str:
    """What is wrong with how it was typed is put into `errors`; whether it will do is the record's to say."""
    new, again = sent.get("new", ""), sent.get("again", "")
    if not new:
        errors["new"] = "Enter a new password"
    elif len(new) > A_LOT:
        errors["new"] = f"Enter a password of at most {A_LOT} characters"
    elif not again:
        errors["again"] = "Enter the new password again"
    elif new != again:
        errors["again"] = "The two are not the same. Enter the new password again"
    return new
