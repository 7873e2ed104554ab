"""Sessions in the database, the one thing that any page may write."""

from typing import Any

from django.contrib.sessions.backends import db

from .reading import writing


class SessionStore(db.SessionStore):
    """Saves also at the end of a GET, which otherwise only reads."""

    def save(self, must_create: bool = False) -> None:
        with writing():
            super().save(must_create)

    def delete(self, session_key: Any = None) -> None:
        with writing():
            super().delete(session_key)
