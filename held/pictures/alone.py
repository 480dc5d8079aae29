"""A picture as a file of its own, with the colours that a page would give it."""

from pathlib import Path

STYLES = Path(__file__).parent / "alone.css"


def alone(svg: str) -> str:
    """The same picture, to be opened by itself or put into a document. Pages don't need this, and refuse it."""
    opened, rest = svg.split(">", 1)
    return f"{opened}>\n<style>\n{STYLES.read_text(encoding='utf-8')}</style>{rest}\n"
