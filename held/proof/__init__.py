"""What must hold in every state that a procedure can reach: looked at, one and all, before it is put in force."""
