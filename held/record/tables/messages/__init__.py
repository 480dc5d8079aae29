"""What goes out of the building by mail: the outbox, and what became of each message."""
