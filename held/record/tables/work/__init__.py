"""What stands around the work: drafts, keys, notices, looks and cover."""
