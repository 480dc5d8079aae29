"""`held draw PATH`: the flowchart of each procedure of a pack, as a picture file."""

import argparse
import sys
from pathlib import Path

from held.commands.pack_folder import no_pack_in
from held.engine.flow import flow
from held.language.faults import PackRefused
from held.language.reading import read_pack
from held.pictures.alone import alone
from held.pictures.flowchart.draw import flowchart

NAME = "draw"
HELP = "Draw the flowchart of each procedure of a pack, as SVG."

WELL, FOUND, MISUSED = 0, 1, 2


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", type=Path, metavar="PATH", help="the folder of the pack, with pack.yaml in it"
    )
    parser.add_argument("--out", type=Path, metavar="FOLDER", default=Path(), help="where to put them (here)")


def run(options: argparse.Namespace) -> int:
    path, out = options.path, options.out
    lacking = no_pack_in(path)
    if lacking:
        print(lacking, file=sys.stderr)
        return MISUSED
    if out.exists() and not out.is_dir():
        print(f"{out} is a file. Give a folder to put the pictures in.", file=sys.stderr)
        return MISUSED
    try:
        pack = read_pack(path)
    except PackRefused as refused:
        print(f"The pack is refused, so nothing is drawn. `held check {path}` says why.", file=sys.stderr)
        print(refused.faults[0], file=sys.stderr)
        return FOUND
    out.mkdir(parents=True, exist_ok=True)
    for name in pack.procedures:
        file = out / f"{name.replace(' ', '_')}.svg"
        file.write_text(alone(flowchart(flow(pack, name))), encoding="utf-8")
        print(file)
    return WELL
