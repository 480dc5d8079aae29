"""Each letter is for something that the procedures do, and no two are for the same."""

from collections.abc import Iterable

from held.language.faults import Faults
from held.language.frames.letters import ENDING, FOLDER
from held.language.letter import Letter, Reader, step_and_outcome
from held.language.lines import Lines
from held.language.nearest import meant
from held.language.norms import Sends, Tells
from held.language.pack import Pack


def check_letters(pack: Pack, faults: Faults, lines: Lines) -> None:
    """Roles that are told, papers that are sent, steps that are taken; one letter for each."""
    norms = [norm for procedure in pack.procedures.values() for norm in procedure.norms]
    told = {norm.role for norm in norms if isinstance(norm, Tells)}
    sent = {norm.paper for norm in norms if isinstance(norm, Sends)}
    taken: dict[tuple[Reader, str, str], Letter] = {}
    for letter in pack.letters.values():
        match letter.reader:
            case Reader.TOLD:
                _used(letter, told, "told", faults, lines)
            case Reader.SENT:
                _used(letter, sent, "sent", faults, lines)
            case Reader.FAMILY:
                _steps(pack, letter, faults, lines)
            case _:
                pass
        for about in letter.only or letter.steps or ("",):
            twin = taken.setdefault((letter.reader, letter.procedure, about), letter)
            if twin is not letter:
                what = f", for “{about}”" if about else ""
                says = f"The letter “{twin.name}” is to {letter.reader.value} already{what}. Keep one."
                faults.add(_file(letter), lines.of(_file(letter), "letter", about), says)


def _used(letter: Letter, known: Iterable[str], says: str, faults: Faults, lines: Lines) -> None:
    names = sorted(known)
    for name in letter.only:
        if name not in names:
            line = lines.of(_file(letter), "letter", name)
            faults.add(_file(letter), line, f"“{name}” is {says} by no sentence.{meant(name, names)}")


def _steps(pack: Pack, letter: Letter, faults: Faults, lines: Lines) -> None:
    file, outer = _file(letter), {name: one for name, one in pack.procedures.items() if not one.is_inner}
    if letter.procedure not in outer:
        line = lines.of(file, "letter", letter.procedure)
        faults.add(
            file, line, f"“{letter.procedure}” is no procedure of this pack.{meant(letter.procedure, outer)}"
        )
        return
    steps = outer[letter.procedure].steps
    for written in letter.steps:
        step, outcome = step_and_outcome(written)
        line, known = lines.of(file, "letter", written), steps[step].outcomes if step in steps else ()
        if step not in steps:
            faults.add(file, line, f"“{step}” is no step of “{letter.procedure}”.{meant(step, steps)}")
        elif outcome and outcome not in known:
            faults.add(file, line, f"“{step}” has no outcome “{outcome}”.{meant(outcome, known)}")


def _file(letter: Letter) -> str:
    return f"{FOLDER}/{letter.name}{ENDING}"
