"""Papers: what steps were told, under their headings, to be read, printed and received."""
