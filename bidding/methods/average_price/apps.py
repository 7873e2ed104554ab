from bidding.methods import registry


class AveragePriceConfig(registry.MethodConfig):
    name = "bidding.methods.average_price"
    label = "method_average_price"
