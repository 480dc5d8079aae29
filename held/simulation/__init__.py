"""Invented families and an authority's work with them: for trying Held out, for tests and for measuring. Nobody is real."""
