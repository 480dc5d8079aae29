"""The procedures an authority has put in force, kept for ever under the words of their day."""
