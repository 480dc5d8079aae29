"""Who holds a child, who leads, and how that went through time."""
