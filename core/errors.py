"""Errors that a rule raises. Everything else that is raised is a bug."""

from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """A rule said no. `sentence` is fit for the screen and says what to do next.

    Facts travel as attributes of the subclass; nobody decides by reading the text.
    """

    status_code = 422
    sentence: object = _("This cannot be done.")

    def __init__(self, sentence: object | None = None, **facts: object) -> None:
        if sentence is not None:
            self.sentence = sentence
        self.facts = facts
        for name, value in facts.items():
            setattr(self, name, value)
        super().__init__(str(self.sentence))


class Refused(DomainError):
    """A policy refused this person. Carries the sentence of the verdict."""

    status_code = 403


class Conflict(DomainError):
    """Somebody else was first: the row is no longer in the state the action needs."""

    status_code = 409


class BadInput(DomainError):
    """A value does not have the form it must have."""

    status_code = 422
