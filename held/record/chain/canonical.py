"""Canonical JSON: one spelling for the same words, so that the same words have the same hash."""

import json
from collections.abc import Mapping


def canonical_json(words: Mapping[str, object]) -> str:
    """Names in the order of their code points, no spaces, characters as they are.

    For text, whole numbers, yes, no, nothing, lists and mappings. A float has more than one spelling and is
    refused (TypeError), as is half of a surrogate pair (UnicodeEncodeError).
    """
    written = json.dumps(
        _plain(words, "the words"), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    written.encode()
    return written


def _plain(value: object, where: str) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        for name in value:
            if not isinstance(name, str):
                raise TypeError(f"In {where}, {name!r} is not a name: names are text.")
        return {str(name): _plain(each, f"{where}: {name}") for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each, where) for each in value]
    raise TypeError(
        f"In {where} stands a {type(value).__name__}. "
        "The record keeps text, whole numbers, yes or no, nothing, lists and mappings: write it as text."
    )
