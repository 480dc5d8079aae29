"""What a procedure means: a history and a moment in, what is open, owed, held, late, refused and why out."""
