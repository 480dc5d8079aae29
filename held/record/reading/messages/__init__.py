"""What waits in the outbox, went, failed or is uncertain."""
