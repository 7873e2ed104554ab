"""Forms of agencies, one module a subject."""
