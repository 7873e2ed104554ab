"""What agencies sell: eligibility, offers, and the public pages that show both together."""
