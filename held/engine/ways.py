"""The shortest lawful way to open a step, as it is told: act after act, each with whose it is and what asks for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from held.language.norms import Citation

ActKind = Literal["step", "begin", "named", "gone", "beside", "over", "late"]
Found = Literal["open", "way", "for safety", "none", "not found"]


@dataclass(frozen=True, kw_only=True)
class WayAct:
    """One act on a way.

    "step": `step` is taken, in the inner procedure `inner` where that is not empty. "begin": the inner procedure is begun
    with `step`. "named" and "gone": the record names somebody in `role`, or nobody any more.
    "beside" and "over": the procedure `step` begins beside this one, or has ended. "late": the clock passes
    `due`, by which `step` is owed and not done.

    `outcomes` and `answers` are what the rest of the way depends on: it goes on only if it comes out so. Empty where it
    goes on however it comes out. They are a person's judgement, told as a condition and never as what to decide.
    `role`: the sentence's own; None where any of the step's roles may. `due`: by when it is owed now, None where it is not.
    `is_open`: it may be done now. `other_than`: the person who may not do it, because they did another step.
    """

    kind: ActKind
    step: str
    run: str
    inner: str = ""
    outcomes: tuple[str, ...] = ()
    answers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    role: str | None = None
    anyone: bool = False
    cites: Citation
    due: datetime | None = None
    is_open: bool = False
    other_than: str | None = None
    for_safety: bool = False

    @property
    def is_judged(self) -> bool:
        """Whether the rest of the way depends on what somebody concludes."""
        return bool(self.outcomes or self.answers)


@dataclass(frozen=True)
class Outlook:
    """What would open a step.

    "open": it is open. "way": `acts`, the first first, none of them for safety. "for safety": what was found goes by way
    of a step that is for safety alone, which nobody takes so that something can go ahead. "none": nothing that can still
    be done opens it. "not found": none was found within the bound, and there may be one.
    """

    found: Found
    acts: tuple[WayAct, ...] = ()
