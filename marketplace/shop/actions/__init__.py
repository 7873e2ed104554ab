"""The verbs of the shop; nothing else writes."""
