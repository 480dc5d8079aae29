"""Rounds: what people do about no child. Begun, recorded, read and set right like any transition."""
