"""Norms as sentences: their grammar, their words, and how one is read, refused or said again."""
