from bidding.methods import registry


class LibraryPickConfig(registry.MethodConfig):
    name = "bidding.methods.library"
    label = "method_library"
