"""`make bench`: how long things take, measured here and now, as docs/performance.md tells it."""

from tests.bench.proof_times import proof_times

if __name__ == "__main__":
    for line in proof_times():
        print(line, flush=True)
