"""How well agencies did: records of paid contracts, scores, the ranking they give."""
