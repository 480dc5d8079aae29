"""What happened to a child, as it is read: the chronology, one entry of it, and the latest of it."""
