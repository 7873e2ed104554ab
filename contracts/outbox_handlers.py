"""Papers that contracts owes."""

import datetime as dt

from bidding.models import Award
from contracts.actions.award_notices import TOPIC, issue_award_notice
from core import outbox
from core.models import OutboxMessage


@outbox.handles(TOPIC)
def send_award_notice(message: OutboxMessage, at: dt.datetime) -> None:
    """Issue the notice of an award; issued twice it is the same one."""
    issue_award_notice(award=Award.objects.get(pk=message.payload["award"]), at=at)
