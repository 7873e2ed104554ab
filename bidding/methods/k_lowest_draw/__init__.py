"""Draw among the lowest 低价抽取: of sealed prices, the lowest k enter a public draw."""

KEY = "k_lowest_draw"
