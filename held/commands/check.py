"""`held check PATH`: a pack of procedures is read, its stories are run, every state that its procedures can reach is looked
at, and every sentence is tried without.

Exit code 0: the pack reads, its stories hold and no promise is found broken; 1: something is wrong in it; 2: there is no
pack to look at. What has too many states to be looked at says so, and is not proved.
A sentence that no story proves is listed, and is no fault: it asks for a story.
"""

import argparse
import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

from held.commands.on_the_way import OnTheWay
from held.commands.pack_folder import no_pack_in
from held.commands.proof_told import prove_and_tell
from held.commands.shipped_clock import said_of_the_clock
from held.commands.stories_told import STORIES, story_files
from held.engine.stories import StoryRun, run_story
from held.engine.unproved import Dropped, drop_each
from held.language.faults import PackRefused
from held.language.files import text_of
from held.language.frames.telling import read_story
from held.language.pack import Pack
from held.language.reading import read_pack
from held.language.story import Story

NAME = "check"
HELP = (
    "Read a pack of procedures, refuse what is wrong in it, run its stories, prove that no child falls between services, "
    "and list what no story proves."
)

WELL, FOUND, MISUSED = 0, 1, 2
PRINTED = "printed"
LINES_SHOWN = 12


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", type=Path, metavar="PATH", help="the folder of the pack, with pack.yaml in it"
    )
    parser.add_argument(
        "--print",
        action="store_true",
        dest="rewrite",
        help="write down anew, beside each story, everything that is so after each of its lines",
    )
    parser.add_argument("--quiet", action="store_true", help="no progress, only what is found")


def run(options: argparse.Namespace) -> int:
    path: Path = options.path
    lacking = no_pack_in(path)
    if lacking:
        print(lacking, file=sys.stderr)
        return MISUSED
    try:
        pack = read_pack(path)
    except PackRefused as refused:
        _say_faults(refused)
        return FOUND
    _say_what_it_is(pack)
    stories, well = _read_stories(path, pack)
    runs = [run_story(pack, story) for story in stories]
    for told in runs:
        well = _say_story(path, told, rewrite=options.rewrite) and well
    if not well:
        return FOUND
    kept = prove_and_tell(pack, quiet=options.quiet)
    _say_unproved(pack, stories, OnTheWay("Trying without each sentence", quiet=options.quiet))
    return WELL if kept else FOUND


def _say_faults(refused: PackRefused) -> None:
    for fault in refused.faults:
        print(fault)
    count = len(refused.faults)
    print(f"Refused: {count} {'thing' if count == 1 else 'things'} to put right.")


def _say_what_it_is(pack: Pack) -> None:
    norms = sum(len(procedure.norms) for procedure in pack.procedures.values())
    count = len(pack.procedures)
    procedures = "1 procedure" if count == 1 else f"{count} procedures"
    print(f"{pack.title}, version {pack.version}: {procedures}, {norms} sentences.")
    if pack.statutory_clock:
        print(said_of_the_clock(pack.statutory_clock))
    if pack.letters:
        print(f"Letters: {', '.join(sorted(pack.letters))}.")
    later = [clause.id for clause in pack.clauses.values() if clause.left_for_later]
    if pack.draft:
        print(f"A draft. Clauses left for later ({len(later)}): {', '.join(later) or 'none'}.")


def _read_stories(path: Path, pack: Pack) -> tuple[list[Story], bool]:
    stories: list[Story] = []
    well = True
    for file, called in story_files(path):
        try:
            stories.append(read_story(text_of(file, called), called, pack))
        except PackRefused as refused:
            _say_faults(refused)
            well = False
    if not stories:
        print(
            f"There are no stories in {path / STORIES}, so nothing shows that the sentences do what was meant."
        )
    return stories, well


def _say_story(path: Path, told: StoryRun, *, rewrite: bool) -> bool:
    """Say how one story went. True where it is kept, and its printed set is as it was."""
    story = told.story
    if told.failed:
        print(f"failed  {story.title}")
        for line, words in told.failed:
            print(f"        {story.file}, line {line}: {words}")
        return False
    kept_in = path / STORIES / PRINTED / f"{Path(story.file).stem}.txt"
    if rewrite:
        kept_in.parent.mkdir(exist_ok=True)
        kept_in.write_text(told.printed, encoding="utf-8")
    if not kept_in.is_file():
        print(f"kept    {story.title}, and not yet written down: do so with --print.")
        return False
    before = kept_in.read_text(encoding="utf-8")
    if before == told.printed:
        print(f"kept    {story.title}")
        return True
    print(f"kept    {story.title}, but not everything is as it was printed in {kept_in.name}:")
    _say_changes(before, told.printed)
    print("        Look at each, and then write it down anew with --print.")
    return False


def _say_changes(before: str, after: str) -> None:
    changed = [
        line
        for line in difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
        if not line.startswith(("---", "+++", "@@"))
    ]
    for line in changed[:LINES_SHOWN]:
        print(f"        {'was' if line.startswith('-') else 'now'} {line[1:].strip()}")
    if len(changed) > LINES_SHOWN:
        print(f"        and {len(changed) - LINES_SHOWN} lines more")


def _say_unproved(pack: Pack, stories: Sequence[Story], on_the_way: OnTheWay) -> None:
    total = sum(len(procedure.norms) for procedure in pack.procedures.values())
    unproved = [each for each in on_the_way.over(drop_each(pack, stories), total) if each.noticed_by is None]
    if not stories:
        return
    print(f"Of {total} sentences, {total - len(unproved)} are proved by a story's own lines.")
    for dropped in unproved:
        _say_dropped(dropped)


def _say_dropped(dropped: Dropped) -> None:
    norm = dropped.norm
    seen = "only the printed sets notice its loss" if dropped.shows else "nothing notices its loss"
    print(f"unproved  {norm.place.file}, line {norm.place.line} [{norm.cites.words}]: {norm.words}")
    print(f"          {seen}")
