"""What the database itself refuses, said once for SQLite and PostgreSQL.

Add to a list here, and use the list in a migration.
"""
