"""What can be done to a contract: one verb, one keyword-only function."""
