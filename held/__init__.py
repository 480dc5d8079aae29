"""Held: no child falls between services. Step up and step down for English children's services."""
