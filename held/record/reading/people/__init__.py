"""Workers and teams, as they are now."""
