"""What people do about bank statements: import, match, explain, decide, sign, lock, place."""
