"""Choosing a colleague or a team in a form: who is near is offered, and anybody else is named."""
