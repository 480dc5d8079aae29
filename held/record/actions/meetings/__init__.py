"""What is done at a meeting, for each child apart."""
