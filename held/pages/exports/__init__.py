"""Exports: taking one, who has taken which, and its files."""
