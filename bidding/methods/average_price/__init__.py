"""Average price 平均价: sealed prices, the one nearest to their mean wins."""

KEY = "average_price"
