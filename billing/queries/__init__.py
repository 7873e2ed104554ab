"""Reads across billing's tables, for pages and the workbench."""
