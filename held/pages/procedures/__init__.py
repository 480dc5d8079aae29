"""Reading a procedure: clause by clause, as a flowchart, with its questions; every pack that was ever in force."""
