"""What is done about who holds a child, who leads, who is involved and who covers."""
