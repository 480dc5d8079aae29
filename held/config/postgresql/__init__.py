"""PostgreSQL as Held uses it, for Django to find: see `base`."""
