"""The files of a notice, and their hashes as the chain tells them."""

from django.db.models import QuerySet

from bidding.models import Attachment, Procurement


def attached(procurement: Procurement) -> QuerySet[Attachment]:
    """The files of the notice as it reads now."""
    return Attachment.objects.current().filter(procurement=procurement)


def hashes(procurement: Procurement) -> dict[str, str]:
    """The SHA-256 of each file by its name."""
    return {each.file.name: each.file.sha256 for each in attached(procurement)}
