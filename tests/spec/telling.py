"""What the manual is made of: chapters of examples, each of which is also a test."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Protocol

import pytest

from held.language.faults import Fault, PackRefused
from held.language.norms import Norm, Sentence
from held.language.reading import read_text
from tests.packs.small_pack import MOVE_UP, SECOND_OPINION, changed, small_pack, with_sentence

CARRIED = {each.name for each in fields(Sentence)}


@dataclass(frozen=True)
class Means:
    """A sentence of the small pack (or added to it) and the norm it is read as; `says` tells it to people."""

    sentence: str
    says: str
    form: type[Norm]
    parts: Mapping[str, object]
    file: str = MOVE_UP

    @property
    def name(self) -> str:
        return self.sentence

    def check(self) -> None:
        norm = self.read()
        assert type(norm) is self.form
        for each in fields(norm):
            if each.name not in CARRIED:
                assert getattr(norm, each.name) == self.parts.get(each.name, each.default), each.name

    def read(self) -> Norm:
        pack = small_pack()
        if self.sentence not in {norm.words for each in pack.procedures.values() for norm in each.norms}:
            clause = "5" if self.file == SECOND_OPINION else "2"
            pack = read_text(with_sentence(self.sentence, file=self.file, clause=clause))
        norms = [norm for each in pack.procedures.values() for norm in each.norms if each.file == self.file]
        return next(norm for norm in norms if norm.words == self.sentence)

    def printed(self) -> str:
        return f"```yaml\n- {self.sentence}\n```\n{self.says}\n"


@dataclass(frozen=True)
class Refused:
    """A sentence added to the small pack, or a passage changed in it, and what the author is then told."""

    says: str
    sentence: str = ""
    file: str = MOVE_UP
    old: str = ""
    new: str = ""
    because: str = ""

    @property
    def name(self) -> str:
        return self.says

    @property
    def texts(self) -> dict[str, str]:
        if self.sentence:
            return with_sentence(
                self.sentence, file=self.file, clause="5" if self.file == SECOND_OPINION else "2"
            )
        return changed(self.file, self.old, self.new)

    def faults(self) -> tuple[Fault, ...]:
        with pytest.raises(PackRefused) as refused:
            read_text(self.texts)
        return refused.value.faults

    def check(self) -> None:
        faults = self.faults()
        assert [fault.says for fault in faults] == [self.says], "one thing is wrong, so one thing is told"
        assert faults[0].line > 0

    def printed(self) -> str:
        (fault,) = self.faults()
        written = f"- {self.sentence}" if self.sentence else self.new.strip("\n")
        because = f"{self.because}\n\n" if self.because else ""
        return f"{because}```yaml\n{written}\n```\n```text\n{fault}\n```\n"


@dataclass(frozen=True)
class Shown:
    """A passage that is shown and proves itself elsewhere."""

    text: str
    says: str = ""
    language: str = "yaml"

    @property
    def name(self) -> str:
        return self.text[:40]

    def check(self) -> None:
        assert self.text.strip()

    def printed(self) -> str:
        return f"{self.says}\n\n```{self.language}\n{self.text.rstrip()}\n```\n".lstrip()


class Example(Protocol):
    """A passage of the manual that can be shown and checked."""

    @property
    def name(self) -> str: ...

    def check(self) -> None: ...

    def printed(self) -> str: ...


@dataclass(frozen=True)
class Chapter:
    title: str
    says: str
    examples: tuple[Example, ...] = field(default=())

    def printed(self) -> str:
        body = "\n".join(example.printed() for example in self.examples)
        return f"## {self.title}\n{self.says.strip()}\n\n{body}".rstrip() + "\n"
