from bidding.methods import registry


class OpenPriceConfig(registry.MethodConfig):
    name = "tests.bidding.methods.open_price"
    label = "method_open_price"
