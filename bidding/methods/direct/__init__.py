"""Direct selection 直接选取: an offer from the shelf; the agency answers in time."""

KEY = "direct"
