"""`make fuzz`: a hundred thousand inputs that no author meant; each is read, or refused with file, line and a sentence.

python -m tests.fuzz --inputs 100000 --seed 1        the same inputs each time
python -m tests.fuzz --seed 1 --only 4711            one of them, with all that is told of it
"""

import argparse
import sys
from collections import Counter
from time import monotonic

from tests.fuzz.garbling import garbled
from tests.fuzz.holding import tried

TOLD = 20
EVERY = 10_000


def main(inputs: int, seed: int) -> int:
    counted, read, slowest, amiss = Counter[str](), Counter[str](), (0.0, 0), 0
    began = monotonic()
    for number in range(inputs):
        made = garbled(seed, number)
        went = tried(made)
        counted[made.kind] += 1
        read[made.kind] += went.read
        slowest = max(slowest, (went.seconds, number))
        if went.amiss:
            amiss += 1
            if amiss <= TOLD:
                print(f"input {number}, {made.kind}: {went.amiss}", flush=True)
        if (number + 1) % EVERY == 0:
            print(f"{number + 1} inputs, {amiss} amiss, {monotonic() - began:.0f} seconds", flush=True)
    for kind in sorted(counted):
        print(f"{kind}: {counted[kind]} inputs, {read[kind]} read, {counted[kind] - read[kind]} refused")
    print(
        f"Of {inputs} inputs with seed {seed}, {amiss} went amiss. The slowest, {slowest[1]}, took {slowest[0]:.2f} s."
    )
    return 1 if amiss else 0


def show(seed: int, number: int) -> int:
    """One input of a run, and what is told of it."""
    made = garbled(seed, number)
    for name, written in (made.files | ({"story": made.story} if made.story else {})).items():
        print(f"==== {name}\n{written.decode('utf-8', 'backslashreplace')}")
    print(tried(made))
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    typed = parser.parse_args()
    sys.exit(main(typed.inputs, typed.seed) if typed.only is None else show(typed.seed, typed.only))
