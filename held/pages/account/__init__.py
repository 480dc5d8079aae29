"""One's own account: who I am here, and my password."""
