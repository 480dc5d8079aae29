"""The child's record. Looked at through `reading`, changed through `actions`; `tables` is its own affair."""
