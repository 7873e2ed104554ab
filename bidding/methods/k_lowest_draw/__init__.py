"""Draw among the lowest 低价抽取: sealed prices, the three lowest enter the draw."""

KEY = "k_lowest_draw"
