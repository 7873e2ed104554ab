"""Settings: `base` holds them all, `test` tightens them. Every switch is an environment variable
(docs/reference/settings.md)."""

from .base import *  # noqa: F403 - the settings module is its names
