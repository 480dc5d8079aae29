"""What is done about workers and teams."""
