"""Oscar's class loader, except that `search` is wholly ours: Haystack is never imported."""

from importlib import import_module

from oscar.core.loading import default_class_loader


def load(module_label: str, classnames: list[str], module_prefix: str) -> list[type]:
    """Classes by Oscar's module label, e.g. ("partner.strategy", ["Selector"])."""
    if module_label.split(".")[0] == "search":
        module = import_module(module_label)
        return [getattr(module, name) for name in classnames]
    found: list[type] = default_class_loader(module_label, classnames, module_prefix)
    return found
