"""Bringing bank lines and books together: rules in order, each one set-based statement."""
