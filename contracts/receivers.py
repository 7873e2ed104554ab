"""What contracts does when something happens below."""

from bidding.engagements import Engagement, tell
from bidding.events import AwardConfirmed, AwardRefused, SurveyCommissioned
from bidding.models import Procurement
from billing.events import FeePaid
from contracts.actions import decline, draft, fund, share
from contracts.actions.award_notices import TOPIC
from contracts.models import Contract, Milestone
from contracts.queries.engagements import of_procurement
from core import outbox
from core.actors import SYSTEM
from core.events import on


@tell
def engagement_of(procurement: Procurement) -> Engagement | None:
    """The steps after the award, for the pages of bidding."""
    return of_procurement(procurement)


@on(AwardConfirmed)
def draw_up_contract(event: AwardConfirmed) -> None:
    """A confirmed award becomes a contract at once."""
    draft.draft(award=event.award, by=SYSTEM, at=event.at)


@on(AwardConfirmed)
def owe_award_notice(event: AwardConfirmed) -> None:
    """Both sides get a paper. It leaves by the outbox: no odd character in it holds up an award."""
    award = event.award.pk
    outbox.enqueue(TOPIC, str(award), {"award": award}, due_at=event.at)


@on(AwardRefused)
def give_up_contract(event: AwardRefused) -> None:
    """A refused award takes its unsigned contract with it; a signed one forbids the refusal."""
    contract = Contract.objects.filter(award=event.award).first()
    if contract is not None:
        decline.cancel(contract=contract, reason=event.award.refusal, by=SYSTEM, at=event.at)


@on(SurveyCommissioned)
def share_what_is_accepted(event: SurveyCommissioned) -> None:
    """A survey may be named when its work is under way, or done."""
    for contract in Contract.objects.filter(award__procurement=event.procurement).order_by("id"):
        share.share_accepted(contract=contract, by=event.by, at=event.at)


@on(FeePaid)
def start_work(event: FeePaid) -> None:
    """A milestone whose notice is paid is funded; other notices are none of our business."""
    milestone = Milestone.objects.filter(notice_code=event.notice.code).first()
    if milestone is not None:
        fund.fund(milestone=milestone, at=event.at)
