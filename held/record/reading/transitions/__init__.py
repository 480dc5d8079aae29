"""How a child's transitions stand: their histories as the engine reads them, and what it makes of them."""
