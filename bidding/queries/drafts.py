"""What is known of a draft beside its pages."""

from django.contrib.contenttypes.models import ContentType

from bidding.models import Procurement
from core.models import StatusChange


def last_remark(procurement: Procurement) -> StatusChange | None:
    """Why an approver sent the draft back, while nothing has happened to it since."""
    kind = ContentType.objects.get_for_model(Procurement)
    last = (
        StatusChange.objects.filter(subject_type=kind, subject_id=procurement.pk)
        .select_related("by")
        .order_by("at", "id")
        .last()
    )
    return last if last is not None and last.move == "send_back" else None
