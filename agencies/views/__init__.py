"""Pages of agencies, one module a subject."""
