from bidding.methods import registry


class BestPriceConfig(registry.MethodConfig):
    name = "bidding.methods.best_price"
    label = "method_best_price"
