"""The urgent way: one action from every page about a child, and nothing can stop it."""
