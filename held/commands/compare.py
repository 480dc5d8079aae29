"""`held compare OLD NEW`: two versions of one authority's procedures told change by change, or two authorities side by side.

Where OLD is a version of the record, what NEW would change in the live transitions under it is told as well.

Exit code 0: nothing is different; 1: something is, or a pack is refused; 2: there are no two packs to compare.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from held.commands.live_told import tell_live
from held.commands.pack_folder import no_pack_in
from held.commands.record_opened import open_the_record
from held.engine.authorities.beside import Beside, lay_beside
from held.engine.authorities.point import Point
from held.engine.versions.change import Change, Side
from held.engine.versions.compare import compare
from held.engine.wording import listed
from held.language.faults import PackRefused
from held.language.pack import Pack
from held.language.reading import PACK_FILE, read_pack

NAME = "compare"
HELP = (
    "Say in words what is different between two versions of an authority's procedures, or lay two authorities side by side. "
    "Each is the folder of a pack, or a version that is or was in force."
)

WELL, FOUND, MISUSED = 0, 1, 2


def arguments(parser: argparse.ArgumentParser) -> None:
    what = "the folder of a pack, or a version that was put in force: its name or the beginning of its hash"
    parser.add_argument("old", metavar="OLD", help=what)
    parser.add_argument("new", metavar="NEW", help="the same, for what it is compared with")


def run(options: argparse.Namespace) -> int:
    packs: list[Pack] = []
    of_the_record = not Path(options.old).exists()
    for typed in (options.old, options.new):
        try:
            packs.append(_pack(typed))
        except PackRefused as refused:
            print(f"The pack in {typed} is refused. `held check {typed}` says why.", file=sys.stderr)
            print(refused.faults[0].says, file=sys.stderr)
            return FOUND
        except LookupError as unknown:
            print(unknown.args[0], file=sys.stderr)
            return MISUSED
    old, new = packs
    if old.name == new.name:
        code = _say_changes(old, new)
        if of_the_record:
            tell_live(old, new)
        return code
    for beside in lay_beside(old, new):
        _say_beside(beside, old, new)
    return FOUND


def _pack(typed: str) -> Pack:
    """Raises PackRefused, or LookupError with a sentence."""
    path = Path(typed)
    if path.exists():
        lacking = no_pack_in(path)
        if lacking:
            raise LookupError(lacking)
        return read_pack(path)
    if "/" in typed or "\\" in typed:
        raise LookupError(f"There is no folder {typed}. Give the folder of a pack, with {PACK_FILE} in it.")
    return _in_force(typed)


def _in_force(typed: str) -> Pack:
    open_the_record()
    from held.record.reading.procedures import pack_by_hash
    from held.record.reading.procedures.versions import hash_called

    return pack_by_hash(hash_called(typed))


def _say_changes(old: Pack, new: Pack) -> int:
    found = compare(old, new)
    if not found:
        print(f"{new.title}: nothing is different between the two.")
        return WELL
    print(f"{new.title}, version {new.version}, beside version {old.version}.")
    for number, change in enumerate(found, start=1):
        _say_change(change, f"change {number} of {len(found)}")
    return FOUND


def _say_change(change: Change, which: str) -> None:
    print(f"{which}, {change.procedure or 'the pack'}: {change.says}")
    for called, side in (("was", change.before), ("now", change.after)):
        if side and change.kind == "changed":
            print(f"    {called}{_clause(side)} {side.words}")
        elif side and side.cites:
            print(f"    {called}{_clause(side)}")


def _clause(side: Side) -> str:
    return f" [{side.cites.words}]" if side.cites else ""


def _say_beside(beside: Beside, old: Pack, new: Pack) -> None:
    print(f"\n{beside.heading}")
    for pack, procedures in ((old, beside.left), (new, beside.right)):
        print(f"  {pack.title}: {listed([one.title for one in procedures]) or 'no such procedure'}")
    for row in beside.rows:
        print(f"\n  {row.about}. {row.verdict}")
        for pack, points in ((old, row.left), (new, row.right)):
            print(f"    {pack.title}")
            _say_points(points)


def _say_points(points: Sequence[Point]) -> None:
    for point in points:
        cites = f" [{'; '.join(cite.words for cite in point.cites)}]" if point.cites else ""
        print(f"      {point.says}{cites}")
    if not points:
        print("      says nothing of it")
