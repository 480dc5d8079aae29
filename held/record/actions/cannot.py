"""What an action says when it does not do what it was asked."""


class CanNot(Exception):
    """A sentence: what was not done, and what to do."""
