"""The verbs of this app, one module a subject; nothing else writes."""
