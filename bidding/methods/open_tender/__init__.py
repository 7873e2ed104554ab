"""Open tender 公开招标: lots, a technical envelope scored first, the price envelope after it."""

KEY = "open_tender"
