"""The parts that pages are made of: a macro each, and the frozen value it shows.

{% from "components/marks.html" import mark %}
"""
