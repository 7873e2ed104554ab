from bidding.methods import registry


class LowestPriceConfig(registry.MethodConfig):
    name = "bidding.methods.lowest_price"
    label = "method_lowest_price"
