"""Try it: an invented child stepped through a procedure. Nothing of it is recorded anywhere."""
