"""The chain of a child's history, the seals over all chains, and looking for damage to them.

The format is written down in docs/record.md, for whoever wants to check it without this software.
"""
