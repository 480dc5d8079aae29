"""The words a procedure is written in: read a pack, or refuse it with file, line and a sentence."""
