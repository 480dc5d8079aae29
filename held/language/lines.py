"""Where each name was made, so that a check on the whole pack can point at it."""

from dataclasses import dataclass, field


@dataclass
class Lines:
    """Names by file, kind and name; a name that is not here points at the top of its file."""

    known: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def note(self, file: str, kind: str, name: str, line: int) -> None:
        self.known.setdefault((file, kind, name), line)

    def of(self, file: str, kind: str, name: str) -> int:
        return self.known.get((file, kind, name), 1)
