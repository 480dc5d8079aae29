"""Numbers that are typed after a command: whole, and from one up."""

import argparse


def from_one_up(typed: str) -> int:
    """How many. ArgumentTypeError says what to type instead."""
    if not typed.isdecimal() or int(typed) < 1:
        raise argparse.ArgumentTypeError(f"{typed} is not a whole number from 1 up.")
    return int(typed)


def port(typed: str) -> int:
    """Of this machine. 0 is none: it would be another one every time."""
    if not typed.isdecimal() or not 1 <= int(typed) <= 65535:
        raise argparse.ArgumentTypeError(f"{typed} is not a port. Give a number from 1 to 65535, as 8000.")
    return int(typed)
