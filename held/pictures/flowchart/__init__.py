"""A procedure's flowchart, drawn from the engine's values: who does what, and what follows what."""
