"""What somebody owes, what they wait for, what has arrived in a tray, and children with nobody."""
