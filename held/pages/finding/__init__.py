"""Finding a child by name as it sounds, date of birth or number; and adding one who is not in the record."""
