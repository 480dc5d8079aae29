"""Changing the record: one verb a file, by a named person, in one transaction."""
