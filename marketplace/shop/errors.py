"""What the shop refuses."""

from django.utils.translation import gettext_lazy as _

from core.errors import BadInput, Conflict


class AlreadySubmitted(Conflict):
    """The basket was claimed by an earlier submit."""

    sentence = _("This selection has already been submitted. You find it under your selections.")


class SelectionChanged(Conflict):
    """An offer changed after the person saw it."""

    sentence = _(
        "A price or a promised time changed while you were looking. Check the selection again "
        "and confirm it."
    )


class EmptySelection(BadInput):
    """Nothing to confirm."""

    sentence = _("Your basket is empty. Choose an offer from the shelf first.")
