"""The outbox: a message is put there with what it tells of, taken on by one worker, and what became of it is written."""
