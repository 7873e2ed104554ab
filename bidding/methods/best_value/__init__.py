"""Best value 择优选取: weights over sealed price, credit and days, fixed in the notice."""

KEY = "best_value"
