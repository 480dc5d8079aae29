"""The meetings of a procedure: agendas that fill themselves."""
