"""Class fork of Oscar's `partner`; models and migrations are Oscar's."""
