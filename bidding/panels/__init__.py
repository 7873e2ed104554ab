"""Evaluation by people: the expert pool, the panel drawn from it, its sealed scores."""
