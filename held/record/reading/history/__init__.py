"""Looking at the history itself: whether it is as it was written."""
