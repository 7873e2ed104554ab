from bidding.methods import registry


class DirectConfig(registry.MethodConfig):
    name = "bidding.methods.direct"
    label = "method_direct"
