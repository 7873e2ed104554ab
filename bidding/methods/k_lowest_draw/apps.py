from bidding.methods import registry


class KLowestDrawConfig(registry.MethodConfig):
    name = "bidding.methods.k_lowest_draw"
    label = "method_k_lowest_draw"
