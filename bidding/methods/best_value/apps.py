from bidding.methods import registry


class BestValueConfig(registry.MethodConfig):
    name = "bidding.methods.best_value"
    label = "method_best_value"
