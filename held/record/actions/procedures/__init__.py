"""Putting procedures in force."""
