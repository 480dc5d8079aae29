"""Somebody to ring."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Contact:
    """`public` is the worker's id, `role` what they are to the child, in the pack's words; empty where not known."""

    public: str
    name: str
    phone: str
    role: str = ""
