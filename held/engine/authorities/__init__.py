"""Two authorities' procedures laid side by side, by the kind of move: what each asks, and where the two differ."""
