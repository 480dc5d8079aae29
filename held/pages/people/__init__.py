"""Teams, who is in them, who covers for whom, and the accounts of all of them."""
