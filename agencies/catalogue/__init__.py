"""The published list: which work may be bought, and what it requires of who does it."""
