"""Draw among the lowest 低价抽取: sealed prices, as many of the lowest as the notice says enter the draw."""

KEY = "k_lowest_draw"
