"""Class fork of Oscar's `order`; models and migrations are Oscar's."""
