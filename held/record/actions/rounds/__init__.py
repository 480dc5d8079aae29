"""What people do in a round: a procedure about no child, on a chain of its own."""
