"""An export is taken, and its files are written."""
