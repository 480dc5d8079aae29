"""Settings, addresses, and the places where the parts are joined."""
