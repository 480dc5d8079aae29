"""Adding to a child's history."""
