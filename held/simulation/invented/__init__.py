"""Invented names and words. They may use whatever words a procedure uses."""
