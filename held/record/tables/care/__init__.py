"""Who holds a child, who leads, who is involved, and what is owed: the index worklists are read from."""
