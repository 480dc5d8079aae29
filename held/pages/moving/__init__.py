"""Live transitions that move to the version in force: which wait for it, what each would change, and the one press."""
