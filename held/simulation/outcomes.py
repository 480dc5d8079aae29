"""What follows from each outcome of a pack's steps: an end, or more to do."""

from dataclasses import dataclass
from functools import cached_property

from held.language.events import Event, Taking
from held.language.norms import Duty, Ends
from held.language.pack import Pack, Procedure


@dataclass(frozen=True)
class Outcomes:
    """Of one pack. None stands for the outcome of a step that has none."""

    pack: Pack

    @cached_property
    def endings(self) -> frozenset[tuple[str, str | None]]:
        """Every step and outcome that ends a transition."""
        return frozenset(
            (taking.step, outcome)
            for procedure in self.pack.procedures.values()
            for norm in procedure.norms
            if isinstance(norm, Ends) and not procedure.is_inner
            for taking in _takings(norm.event)
            for outcome in taking.outcomes or (None,)
        )

    @cached_property
    def leads_on(self) -> dict[tuple[str, str | None], int]:
        """How many steps may come after each, one after the other."""
        found: dict[tuple[str, str | None], int] = {}
        for procedure in self.pack.procedures.values():
            for step in procedure.steps.values():
                for outcome in step.outcomes or (None,):
                    found[(step.name, outcome)] = len(_after(procedure, step.name, outcome))
        return found


def _after(procedure: Procedure, step: str, outcome: str | None) -> set[str]:
    """The steps that are owed after this outcome, and after any outcome of those."""
    found: set[str] = set()
    coming = _asked(procedure, step, outcome)
    while coming:
        found |= coming
        coming = {after for each in coming for after in _asked(procedure, each, None)} - found
    return found


def _asked(procedure: Procedure, step: str, outcome: str | None) -> set[str]:
    """None asks for whatever any outcome asks."""
    return {
        norm.step
        for norm in procedure.norms
        if isinstance(norm, Duty)
        for taking in _takings(norm.after)
        if taking.step == step and (outcome is None or not taking.outcomes or outcome in taking.outcomes)
    }


def _takings(event: Event) -> list[Taking]:
    return [each for each in event.any_of if isinstance(each, Taking)]
