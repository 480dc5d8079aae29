"""`python -m tests.tour`: the journeys that come by the screens of the tour take their pictures and words anew."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.tour.png import smaller
from tests.tour.telling import TOUR, picture_file, stops, words_file

JOURNEYS = Path(__file__).parents[1] / "journeys"


def journeys_by(screen: str) -> list[str]:
    """The files whose journeys look that screen over."""
    looks = re.compile(rf'looks_over\("{screen}"\)')
    return [str(file) for file in sorted(JOURNEYS.glob("test_*.py")) if looks.search(file.read_text("utf-8"))]


def main() -> int:
    wanted = {stop.screen for stop in stops()}
    files = sorted({file for screen in wanted for file in journeys_by(screen)})
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.tour.with_scripts", *files],
        env=os.environ | {"HELD_TOUR": "write"},
        check=False,
    )
    for one in wanted:
        if picture_file(one).exists():
            picture_file(one).write_bytes(smaller(picture_file(one).read_bytes()))
    for kept in TOUR.glob("*.*"):
        if kept.suffix in (".png", ".txt") and kept.stem not in wanted:
            kept.unlink()
    missing = [one for one in wanted if not (picture_file(one).exists() and words_file(one).exists())]
    if missing:
        print(f"No journey came by {', '.join(sorted(missing))}.", file=sys.stderr)
    return run.returncode or int(bool(missing))


if __name__ == "__main__":
    raise SystemExit(main())
