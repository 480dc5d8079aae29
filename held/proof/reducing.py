"""A model with only what its questions depend on: what nothing looks at is left out, and so is what changes nothing."""

from collections.abc import Iterable
from dataclasses import replace

from held.proof.formulas import NO, YES, All, Bit, Formula, Not, Some, Var, both, either, nay, variables
from held.proof.happening import COMES, ENDED, FOR_SAFETY, HELD_UP, OWING, WAITS
from held.proof.programs import Act, Assign, Choose, Instruction, Mark, Model, Need, Program, mentioned

PASSING = {"owed before", "again", OWING[0], COMES[0], FOR_SAFETY[0], HELD_UP[0]}
KEPT_AT_THE_END = {"ended", "ended by", "lead", "started"}


def reduced(model: Model, *, may_wait: frozenset[str]) -> Model:
    """The model as far as its formulas and marks depend on it.

    Endings come at once, but for those that `may_wait`: where another one waits, a mark "waits" says so.
    """
    nothing_yet = {var: False for line in model.begins for var in mentioned(line)}
    begins = _known_before(model.begins, nothing_yet, may_wait, at_rest=False)
    acts = [_simpler(act, may_wait) for act in model.acts]
    live = {var for formula in model.formulas.values() for var in variables(formula)} | {ENDED.var}
    while True:
        before = len(live)
        for act in acts:
            more = _read(act.program, live)
            if more is not None:
                live |= more | set(variables(act.when))
                live |= set(variables(act.unless_for_safety)) if act.unless_for_safety else set()
        live |= _read(begins, live) or set()
        if len(live) == before:
            break
    kept = [replace(act, program=_lived(act.program, live)) for act in acts]
    return Model(
        _lived(begins, live),
        tuple(act for act in kept if act.program and act.when != NO),
        model.formulas,
    )


def _simpler(act: Act, may_wait: frozenset[str]) -> Act:
    known: dict[Var, bool] = {}
    for part in act.when.of if isinstance(act.when, All) else (act.when,):
        match part:
            case Bit(var):
                known[var] = True
            case Not(Bit(var)):
                known[var] = False
    return replace(act, program=_known_before(act.program, known, may_wait, at_rest=True))


def _known_before(
    program: Program, known: dict[Var, bool], may_wait: frozenset[str], *, at_rest: bool
) -> Program:
    """The program with what is known at each point put in; what passes within one happening is not so before it."""
    now = {
        var: False for line in program for var in mentioned(line) if _is_not_so_before(var, may_wait)
    } | known
    if now.get(ENDED.var) is False:
        now |= {var: False for line in program for var in mentioned(line) if var[0] == "ended by"}
    changed: set[Var] = set()
    lines: list[Instruction] = []
    for line in program:
        match line:
            case Assign(when, values, settled):
                if settled and at_rest and changed.isdisjoint(variables(when)):
                    continue
                told = _told(when, now)
                values = tuple((var, value) for var, value in values if now.get(var) is not value)
                if told == NO or not values:
                    continue
                lines.append(Assign(told, values))
                for var, value in values:
                    changed.add(var)
                    if told == YES:
                        now[var] = value
                    else:
                        now.pop(var, None)
            case Choose(options):
                lines.append(line)
                for var in {var for option in options for var, _ in option}:
                    changed.add(var)
                    now.pop(var, None)
            case Need(that):
                told = _told(that, now)
                if told != YES:
                    lines.append(Need(told))
            case Mark(when, tag, settled):
                told = _told(when, now)
                if told != NO and not (settled and at_rest and changed.isdisjoint(variables(when))):
                    lines.append(Mark(told, tag))
    return tuple(lines)


def _is_not_so_before(var: Var, may_wait: frozenset[str]) -> bool:
    return var[0] in PASSING or (var[0] == WAITS and var[1] not in may_wait)


def _touched(line: Instruction) -> Iterable[Var]:
    return (var for var, _ in line.values) if isinstance(line, Assign) else ()


def _told(formula: Formula, known: dict[Var, bool]) -> Formula:
    if known.keys().isdisjoint(variables(formula)):
        return formula
    match formula:
        case Bit(var):
            return YES if known[var] else NO
        case Not(of):
            return nay(_told(of, known))
        case All(parts):
            return both(*(_told(part, known) for part in parts))
        case Some(parts):
            return either(*(_told(part, known) for part in parts))


def _read(program: Program, live: set[Var]) -> set[Var] | None:
    """What has to be known to tell how this program changes what is looked at; None where it changes nothing."""
    lived = _lived(program, live)
    if not lived:
        return None
    found: set[Var] = set()
    for line in lived:
        match line:
            case Assign(when, _) | Mark(when, _):
                found |= set(variables(when))
            case Need(that):
                found |= set(variables(that))
            case _:
                pass
    return {var for var in found if var[0] not in PASSING}


def _lived(program: Program, live: set[Var]) -> Program:
    """The program without what nobody looks at afterwards. After the end nothing else is remembered."""
    now = {var for var in live if var[0] not in PASSING}
    lines: list[Instruction] = []
    if any((ENDED.var, True) in line.values for line in program if isinstance(line, Assign)):
        forgotten = sorted(var for var in now if var[0] not in KEPT_AT_THE_END)
        lines.append(Assign(ENDED, tuple((var, False) for var in forgotten)))
    lived = _looked_at(program, set(now))
    passing = {var for line in lived for var in _touched(line) if var[0] in PASSING}
    if passing:
        lines.append(Assign(YES, tuple((var, False) for var in sorted(passing))))
    clearing = len(lines)
    lines.extend(reversed(lived))
    changes = any(isinstance(line, Assign | Choose | Mark) for line in lines[clearing:])
    return tuple(reversed(lines)) if changes else ()


def _looked_at(program: Program, now: set[Var]) -> list[Instruction]:
    lines: list[Instruction] = []
    for line in reversed(program):
        match line:
            case Assign(when, values):
                kept = tuple((var, value) for var, value in values if var in now)
                if kept:
                    if when == YES:
                        now -= {var for var, _ in kept}
                    now |= set(variables(when))
                    lines.append(Assign(when, kept))
            case Choose(options):
                options = tuple(tuple(pair for pair in option if pair[0] in now) for option in options)
                options = tuple(dict.fromkeys(options))
                if options != ((),):
                    lines.append(Choose(options))
            case Need(that):
                now |= set(variables(that))
                lines.append(line)
            case Mark(when, _):
                now |= set(variables(when))
                lines.append(line)
    return list(reversed(lines))
