"""What leaves in an export: a row a transition, a row a duty, a row a step, each with a key that stays."""
