"""Pictures as SVG: the line of a child, the flowchart of a procedure, the nights with nobody.

Drawn with classes alone (the page's own style sheet colours them), each with a title and a description.
"""
