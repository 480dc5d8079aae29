"""Rounds: how they stand, and whose they are."""
