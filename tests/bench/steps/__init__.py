"""A step recorded through HTTP, beside the same statements through the ORM and beside the database alone."""
