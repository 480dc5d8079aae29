"""What is wrong with a pack, said so that its author knows what to do: file, line, one sentence, a caret."""

from dataclasses import dataclass, field

from held.language.limits import FAULTS_COLLECTED, FAULTS_SHOWN


@dataclass(frozen=True)
class Fault:
    """One thing to put right. `line` counts from 1. `caret` is the sentence with a mark under the spot, on two lines."""

    file: str
    line: int
    says: str
    caret: str | None = None

    def __str__(self) -> str:
        said = f"{self.file}, line {self.line}: {self.says}"
        if self.caret is None:
            return said
        return said + "\n" + "\n".join(f"    {line}" for line in self.caret.split("\n"))


class PackRefused(Exception):
    """The pack, or the story, was not read. Every fault that stands for itself is in `faults`; follow-on ones are not."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass
class Faults:
    """Collects faults while a pack is read, each once. `kept`: the text was put in force before, and must stay readable."""

    found: list[Fault] = field(default_factory=list)
    kept: bool = False

    def add(self, file: str, line: int, says: str, caret: str | None = None) -> None:
        """Raise PackRefused where there are so many that reading on would only keep the author waiting."""
        fault = Fault(file, line, says, caret)
        if fault not in self.found:
            self.found.append(fault)
        if len(self.found) >= FAULTS_COLLECTED:
            self.refuse_if_any()

    def add_unless_kept(self, file: str, line: int, says: str) -> None:
        """What has been asked of packs only since some were put in force: no kept text is refused for it."""
        if not self.kept:
            self.add(file, line, says)

    def refuse_if_any(self) -> None:
        """Raise PackRefused, in the order of files and lines, if anything was found."""
        if not self.found:
            return
        ordered = sorted(self.found, key=lambda fault: (fault.file, fault.line))
        if len(ordered) > FAULTS_SHOWN:
            last = ordered[FAULTS_SHOWN - 1]
            rest = f"{len(ordered) - FAULTS_SHOWN}{' or' if len(ordered) >= FAULTS_COLLECTED else ''} more"
            more = Fault(last.file, last.line, f"And {rest}. Put these right first.")
            ordered = [*ordered[:FAULTS_SHOWN], more]
        raise PackRefused(tuple(ordered))


def pointing(sentence: str, at: int, length: int = 1) -> str:
    """The sentence with a mark under what is meant. A long sentence is shown from near the spot."""
    start = max(0, at - 60) if len(sentence) > 100 else 0
    shown = sentence[start : start + 100]
    before, after = ("… " if start else ""), (" …" if start + 100 < len(sentence) else "")
    marks = "^" * max(1, min(length, 100 - (at - start)))
    return f"{before}{shown}{after}\n{' ' * (len(before) + at - start)}{marks}"
