"""What people look at: one folder a piece of work, its template beside its view."""
