from bidding.methods import registry


class RandomDrawConfig(registry.MethodConfig):
    name = "bidding.methods.random_draw"
    label = "method_random_draw"
