"""What is done around the work: keys of forms, drafts, notices."""
