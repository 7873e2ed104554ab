"""Reads for the pages of reconciliation."""
