"""The steps of a procedure: who takes them, their outcomes, what they ask."""

from held.language.frame import Frame
from held.language.frames.asking import read_asks
from held.language.gerunds import doing
from held.language.lines import Lines
from held.language.nearest import meant
from held.language.nodes import Text
from held.language.steps import Step

ANYONE = "anyone"


def read_steps(frame: Frame, roles: set[str] | None, lines: Lines) -> tuple[dict[str, Step], set[str], bool]:
    """The steps, the names of those that were not read whole, and whether a name itself was refused."""
    steps: dict[str, Step] = {}
    damaged: set[str] = set()
    before = len(frame.faults.found)
    lacking = frame.need("steps") is None
    tables = frame.tables("steps", "the step")
    name_refused = lacking or len(frame.faults.found) > before
    called: dict[str, str] = {}
    for name, inside in tables:
        lines.note(frame.file, "step", name.words, name.line)
        if (was := inside.find("was")) is not None:
            lines.note(frame.file, "was", name.words, was.line)
        if not frame.good_name(name):
            name_refused = True
            continue
        step = _step(name, inside, roles, lines)
        inside.finish()
        if inside.failed:
            damaged.add(name.words)
        if step.doing in called:
            name_refused = True
            inside.refuse(
                name.line,
                f"“{step.doing}” would mean two steps: “{called[step.doing]}” and “{step.name}”. Use “as:”.",
            )
        called[step.doing] = step.name
        steps[name.words] = step
    if not tables and not name_refused and frame.find("steps") is not None:
        frame.refuse(frame.line_of("steps"), f"{frame.capital} has no steps. Write at least one.")
    return steps, damaged, name_refused


def _step(name: Text, inside: Frame, roles: set[str] | None, lines: Lines) -> Step:
    by, between, beside = (
        inside.texts("by", one_may_stand_bare=True),
        inside.texts("between"),
        inside.texts("with"),
    )
    anyone = [text.words for text in by] == [ANYONE]
    if not by and not between and not inside.failed:
        says = f"Nobody takes the step “{name.words}”. Say “by: a role”, “by: anyone”, or “between: [a role, a role]”."
        inside.refuse(name.line, says)
    if by and between:
        inside.refuse(name.line, f"The step “{name.words}” has both “by:” and “between:”. Keep one.")
    if inside.find("between") is not None and len(between) != 2 and not inside.failed:
        says = f"“between:” needs two sides, and has {len(between)}. Name two roles, or use “by:”."
        inside.refuse(inside.line_of("between"), says)
    for role in (*(() if anyone else by), *between, *beside):
        if roles is not None and role.words not in roles:
            inside.refuse(role.line, f"“{role.words}” is no role of this pack.{meant(role.words, roles)}")
    outcomes = inside.names("outcomes")
    if inside.find("outcomes") is not None and len(outcomes) == 1 and not inside.failed:
        says = f"“{outcomes[0].words}” is the only outcome of “{name.words}”. Name another, or leave outcomes out."
        inside.refuse(inside.line_of("outcomes"), says)
    told, was = inside.text("as"), inside.text("was")
    if told:
        inside.good_name(told)
    return Step(
        name=name.words,
        doing=told.words if told else doing(name.words),
        by=() if anyone else tuple(text.words for text in by),
        between=tuple(text.words for text in between),
        accompanied_by=tuple(text.words for text in beside),
        outcomes=tuple(text.words for text in outcomes),
        asks=read_asks(inside, name.words, roles, lines),
        repeats=inside.yes("repeats"),
        was=was.words if was else None,
    )
