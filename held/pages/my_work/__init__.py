"""My work: what I owe, soonest first."""
