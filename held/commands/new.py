"""`held new PATH`: the smallest whole pack, to write an authority's own procedures into."""

import argparse
import shutil
import sys
from pathlib import Path

NAME = "new"
HELP = "Begin a pack of procedures: a folder with the smallest whole pack in it, to be changed into yours."

WELL, MISUSED = 0, 2
SKELETON = Path(__file__).with_name("skeleton")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=Path, metavar="PATH", help="the folder to make, as ourtown/2026-11")


def run(options: argparse.Namespace) -> int:
    path: Path = options.path
    try:
        if path.exists():
            print(f"{path} is there already. Give a folder that is not there yet.", file=sys.stderr)
            return MISUSED
        shutil.copytree(SKELETON, path)
    except OSError as broken:
        why = (broken.strerror or "the machine does not say why").lower()
        print(f"{path} can't be made: {why}. Give another place.", file=sys.stderr)
        return MISUSED
    for file in sorted(file for file in path.rglob("*") if file.suffix in {".yaml", ".md"}):
        print(file)
    print(f"Read it with “held check {path}”, change a sentence, and read it again.")
    return WELL
