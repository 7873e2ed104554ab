"""What can be done with money: one verb, one keyword-only function."""
