"""Who is invited to what: sent once, changed, and called off, by mail and in their calendar."""
