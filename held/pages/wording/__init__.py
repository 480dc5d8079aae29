"""How Held says things: dates in full, names, ages, deadlines, marks. Pure: the moment is passed in."""
