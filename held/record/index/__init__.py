"""The rows that worklists are read from, worked out from the history: written with it, rebuilt and compared on demand."""
