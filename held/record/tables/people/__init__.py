"""The people who do the work, and the teams they do it in."""
