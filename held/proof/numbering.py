"""A model as numbers: each variable a bit of one whole number, so that a state is quickly looked up and changed."""

from typing import Literal

from held.proof.formulas import Cube, Formula, Var, cubes
from held.proof.programs import Assign, Choose, Mark, Model, Need, Program, Tag

Line = (
    tuple[Literal["assign"], int, int, int, int]
    | tuple[Literal["choose"], tuple[tuple[int, int], ...]]
    | tuple[Literal["need"], tuple[Cube, ...]]
    | tuple[Literal["mark"], tuple[Cube, ...], Tag]
)


class Numbering:
    """Gives each variable its bit, in the order in which they are first met."""

    def __init__(self, model: Model) -> None:
        self.places: dict[Var, int] = {}
        self.model = model
        self.begins = self.program(model.begins)
        self.whens = [self.cubes(act.when) for act in model.acts]
        self.programs = [self.program(act.program) for act in model.acts]
        self.planned = [
            when if act.unless_for_safety is None else self.cubes(act.unless_for_safety)
            for act, when in zip(model.acts, self.whens, strict=True)
        ]
        self.formulas = {tag: self.cubes(formula) for tag, formula in model.formulas.items()}

    def place(self, var: Var) -> int:
        return self.places.setdefault(var, len(self.places))

    def cubes(self, formula: Formula) -> tuple[Cube, ...]:
        return cubes(formula, self.place)

    def program(self, program: Program) -> tuple[Line, ...]:
        """Alternatives become a line each: giving the same values twice changes nothing."""
        lines: list[Line] = []
        for line in program:
            match line:
                case Assign(when, values):
                    gone, put = self._masks(values)
                    lines.extend(("assign", mask, value, gone, put) for mask, value in self.cubes(when))
                case Choose(options):
                    lines.append(("choose", tuple(self._masks(option) for option in options)))
                case Need(that):
                    lines.append(("need", self.cubes(that)))
                case Mark(when, tag):
                    lines.append(("mark", self.cubes(when), tag))
        return tuple(lines)

    def _masks(self, values: tuple[tuple[Var, bool], ...]) -> tuple[int, int]:
        """The bits that are taken out (as a mask that keeps the others), and those that are put in."""
        touched = put = 0
        for var, value in values:
            touched |= 1 << self.place(var)
            put |= int(value) << self.place(var)
        return ~touched, put
