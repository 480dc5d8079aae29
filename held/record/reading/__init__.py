"""Looking at the record, by piece of work. Nothing here changes it."""
