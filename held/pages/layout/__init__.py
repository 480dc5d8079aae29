"""What every page shares: its frame, its looks, and what is shown when something went wrong."""
