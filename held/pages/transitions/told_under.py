"""What a step was told under: the procedure in the version of its day, whatever the transition moved to since."""

from held.language.pack import Procedure
from held.language.steps import Step
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.told import Told


def told_under(told: Told) -> Procedure:
    """The transition's procedure, or the one inside it whose run this was."""
    return pack_by_hash(told.pack).procedures[told.run.rpartition(" ")[0] or told.procedure]


def step_told(told: Told) -> Step | None:
    """The step, with what it asked then."""
    return told_under(told).steps.get(told.step)
