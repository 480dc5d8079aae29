"""How `held serve` answers a browser: one process takes in what is asked, others make the pages (docs/decisions/0043)."""
