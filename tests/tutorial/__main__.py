"""Print into docs/tutorial.md what its commands say now."""

import tempfile
from pathlib import Path

from tests.tutorial.running import TUTORIAL, told_anew

with tempfile.TemporaryDirectory() as folder:
    TUTORIAL.write_text(told_anew(TUTORIAL.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")
print(f"Printed {TUTORIAL.name}.")
