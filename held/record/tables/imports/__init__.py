"""What came from the authority's case system, with its number there; and the extracts it came in."""
