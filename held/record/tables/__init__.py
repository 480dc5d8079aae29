"""One table a file. Only `held.record` may import them."""
