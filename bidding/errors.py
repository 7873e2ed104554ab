"""Refusals that several verbs share. A refusal of one verb is declared beside it."""

from django.utils.translation import gettext_lazy as _

from core.errors import BadInput, Conflict


class TooEarly(Conflict):
    """The deadline has not passed yet. Facts: until."""

    sentence = _("This can be done only after its deadline.")


class CommitmentMissing(BadInput):
    """A party has neither left a secret nor handed in its commitment. Facts: party."""

    sentence = _("Every party needs a secret of 32 bytes or a commitment of 64 hex digits.")


class NotEligible(BadInput):
    """The agency lacks a requirement of an item. Facts: answers."""

    sentence = _("The agency does not meet every requirement of this work. Choose another agency.")
