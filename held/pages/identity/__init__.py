"""Who a page is about, as it stands on top of every page about a child."""
