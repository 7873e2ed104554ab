"""What contracts does when something happens below."""

from billing.events import FeePaid
from contracts.actions import fund
from contracts.models import Milestone
from core.events import on


@on(FeePaid)
def start_work(event: FeePaid) -> None:
    """A milestone whose notice is paid is funded; other notices are none of our business."""
    milestone = Milestone.objects.filter(notice_code=event.notice.code).first()
    if milestone is not None:
        fund(milestone=milestone, at=event.at)
