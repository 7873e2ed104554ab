"""Best price 最优价: sealed prices, the nearest below a mean times a drawn factor wins."""

KEY = "best_price"
