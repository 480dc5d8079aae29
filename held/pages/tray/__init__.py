"""The team tray: what has arrived and nobody has taken yet."""
