"""Refusals that several verbs share. A refusal of one verb is declared beside it."""

from django.utils.translation import gettext_lazy as _

from core.errors import BadInput, Conflict


class TooEarly(Conflict):
    """The deadline has not passed yet. Facts: until."""

    sentence = _("This can be done only after its deadline.")


class SecretMissing(BadInput):
    """A party that has to add a secret to a draw added none. Facts: party."""

    sentence = _(
        "The secret for the draw is missing. Your browser makes it when you press the button; use "
        "a newer browser, or send the file of the offline command."
    )


class UnfairWording(BadInput):
    """The notice keeps competitors out. Facts: findings."""

    sentence = _("The notice holds clauses that keep competitors out. Change them.")


class NotEligible(BadInput):
    """The agency lacks a requirement of an item. Facts: answers."""

    sentence = _("The agency does not meet every requirement of this work. Choose another agency.")


class NobodyOpens(BadInput):
    """A party has nobody who could release its share. Facts: party."""

    sentence = _(
        "Nobody of your organisation could open what is sealed. Set an opening passphrase first."
    )


class RegulatorOpensNothing(NobodyOpens):
    """No regulator of the region has an opening passphrase."""

    sentence = _("No regulator of this region has an opening passphrase yet. Ask them to set one.")


class WrongOpeningPassphrase(BadInput):
    """The passphrase does not open any share of this person."""

    sentence = _("This passphrase does not open your share of the key. Try again.")


class NoShareOfYours(BadInput):
    """No share was sealed to this person: the passphrase was set after the notice."""

    sentence = _("No share of this key was sealed to you. Ask a colleague who holds one.")


class AlreadyReleased(Conflict):
    """The party has released its share."""

    sentence = _("This share of the key has been released already.")
