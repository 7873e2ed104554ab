"""Reads across models, one module a subject."""
