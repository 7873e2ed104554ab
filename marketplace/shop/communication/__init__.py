"""Class fork of Oscar's `communication`; models and migrations are Oscar's."""
