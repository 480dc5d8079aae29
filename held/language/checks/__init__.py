"""What a whole pack must satisfy as far as its words alone can tell."""
