"""The nobody-holds-it board: normally empty."""
