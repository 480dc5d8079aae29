"""How values are spelled as bytes before they are hashed: the same on every database and in every year."""

from datetime import UTC, datetime


def spelled(*fields: str | int | None) -> bytes:
    """Each field on a line: the number of its UTF-8 bytes, a space, the bytes. None is an empty field.

    The length stands first so that no field can pretend to be two.
    """
    texts = ["" if field is None else str(field) for field in fields]
    lengths = (len(text) if text.isascii() else len(text.encode()) for text in texts)
    return "".join(f"{length} {text}\n" for length, text in zip(lengths, texts, strict=True)).encode()


def moment_spelled(moment: datetime) -> str:
    """In UTC, to the microsecond: "2026-03-02T10:00:00.000000Z"."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone cannot be recorded: nobody could say when it was.")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"
