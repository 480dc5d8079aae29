"""What was given out of the record, and how far each child's history had come then."""
