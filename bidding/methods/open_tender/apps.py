from bidding.methods import registry


class OpenTenderConfig(registry.MethodConfig):
    name = "bidding.methods.open_tender"
    label = "method_open_tender"
