"""`make soak`: what takes longer than a test may: Held is killed at random, again and again, and what it kept is counted.

python -m tests.soak --kills 300 --seed 1 --database postgresql
"""

import argparse
import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.soak.messages import home_of, killed_at_random


def main(*, kills: int, seed: int, database: str) -> int:
    with tempfile.TemporaryDirectory(prefix="held-soak-") as folder:
        home_of(database, Path(folder))
        began = monotonic()
        kept = killed_at_random(kills=kills, seed=seed)
    states = ", ".join(f"{many} {state}" for state, many in sorted(kept.states.items()))
    print(f"On {database}: {kept.kills} kills of held worker in {monotonic() - began:.0f} s, seed {seed}.")
    print(f"{kept.messages} messages: {states}; {kept.arrived} arrived.")
    print(f"{kept.uncertain_and_arrived} of the uncertain had arrived, which nobody could know.")
    print(f"Lost: {kept.lost}. Doubled: {kept.doubled}. Left waiting: {kept.waiting}.")
    return 0 if kept.is_well else 1


if __name__ == "__main__":
    reading = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    reading.add_argument("--kills", type=int, default=300)
    reading.add_argument("--seed", type=int, default=1)
    reading.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    typed = reading.parse_args()
    sys.exit(main(kills=typed.kills, seed=typed.seed, database=typed.database))
