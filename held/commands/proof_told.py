"""What a proof found, told on the terminal."""

import time

from held.commands.on_the_way import OnTheWay
from held.language.pack import Pack
from held.proof.proving import looking
from held.proof.seams import seams
from held.proof.verdict import Broken, Looked, Remark, Verdict

PROMISE = "no child falls between services"


def prove_and_tell(pack: Pack, *, quiet: bool) -> bool:
    """Prove a pack and say what was found. True where nothing is found broken; what could not be finished says so."""
    on_the_way = OnTheWay("Looking at every state", quiet=quiet)
    began = time.monotonic()
    verdict = Verdict(tuple(on_the_way.over(looking(pack), len(pack.procedures))), tuple(seams(pack)))
    took = how_long(time.monotonic() - began)
    for looked in verdict.looked:
        _tell(looked)
    for seam in verdict.seams:
        _tell_broken(seam)
    for looked in verdict.looked:
        for remark in looked.remarks:
            _tell_remark(remark)
    print(f"Looking for whatever could go wrong took {took}.")
    return not verdict.broken


def how_long(seconds: float) -> str:
    """How long something took, as a person says it."""
    whole = round(seconds)
    return "less than a second" if seconds < 1 else "1 second" if whole == 1 else f"{whole} seconds"


def unproved(pack: Pack) -> tuple[str, ...]:
    """A sentence for each procedure, and each seam, of which it is not proved."""
    found: list[str] = []
    for looked in looking(pack):
        if looked.states is None:
            found.append(
                f"{looked.procedure}: it has too many states to look at, so nothing is proved of it."
            )
        found.extend(f"{each.procedure}: {each.says}" for each in looked.broken)
    found.extend(f"{each.procedure}: {each.says}" for each in seams(pack))
    return tuple(found)


def _tell(looked: Looked) -> None:
    if looked.states is None:
        print(f"unfinished  {looked.procedure}: it has too many states to look at. Nothing is proved of it.")
    elif looked.proved:
        print(f"proved  {looked.procedure}: {PROMISE} in any of its {looked.states:,} states.")
    for broken in looked.broken:
        _tell_broken(broken)


def _tell_broken(broken: Broken) -> None:
    print(f"not proved  {broken.procedure}: {broken.claim}")
    for line in broken.story:
        print(f"            {line}")
    print(f"            {broken.says}")


def _tell_remark(remark: Remark) -> None:
    wants = "" if remark.asked else " (no question stands there: ask one)"
    print(f"{remark.kind}{wants}  {remark.procedure}: {remark.says}")
