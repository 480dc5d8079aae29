"""Extracts of a case system, what would come of them, and where what is here came from."""
