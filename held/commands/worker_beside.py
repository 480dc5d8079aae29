"""The worker beside the pages, for `held serve --with-worker`: started, and started again should it ever stop."""

import subprocess
import sys
import threading
from collections.abc import Sequence

WORKER = (sys.executable, "-m", "held", "worker")
BEFORE_ANOTHER = 10.0


class WorkerBeside:
    """`pause`: seconds before it is started again."""

    def __init__(self, *, command: Sequence[str] = WORKER, pause: float = BEFORE_ANOTHER) -> None:
        self._command, self._pause = command, pause
        self._over = threading.Event()
        self._process = subprocess.Popen(command)  # noqa: S603 - our own command
        threading.Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        """For good."""
        self._over.set()
        self._process.terminate()

    def _watch(self) -> None:
        while True:
            self._process.wait()
            if self._over.is_set():
                return
            says = f"held worker has stopped. It is started again in {self._pause:.0f} seconds."
            print(says, file=sys.stderr, flush=True)
            if self._over.wait(self._pause):
                return
            self._process = subprocess.Popen(self._command)  # noqa: S603 - our own command
            if self._over.is_set():
                self._process.terminate()
