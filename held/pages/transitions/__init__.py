"""A transition: where it stands, beginning one, and taking its steps."""
