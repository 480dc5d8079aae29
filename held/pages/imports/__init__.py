"""What the council's case system gives out: handing files in, looking at what would happen, saying that it shall."""
