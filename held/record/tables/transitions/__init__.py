"""A child's runs through procedures."""
