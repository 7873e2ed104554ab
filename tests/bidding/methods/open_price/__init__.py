"""A third method, only here: every agency bids a price, the lowest gets the work."""
