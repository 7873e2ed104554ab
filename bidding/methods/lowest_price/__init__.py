"""Lowest price 最低价: sealed prices between floor and ceiling, the lowest wins."""

KEY = "lowest_price"
