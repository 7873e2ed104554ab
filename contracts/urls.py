"""Addresses of contracts: the desks of owner, agency and regulator, and the public pages."""

from django.urls import URLPattern, path

from contracts.views import acts, award_notices, public, results, rooms
from core.policy import RoutePolicy, agencies, guard, owners, regulators

app_name = "contracts"


def _shared(desk: str, side: str, policy: RoutePolicy) -> list[URLPattern]:
    """What a party or a regulator reads at their desk."""
    base = f"{desk}/contracts/"
    room = f"{base}<str:number>/"
    return [
        path(base, guard(policy)(rooms.contract_list), name=f"{side}-list"),
        path(room, guard(policy)(rooms.room), name=f"{side}-room"),
        path(f"{room}document/", guard(policy)(rooms.document), name=f"{side}-document"),
    ]


def _negotiated(desk: str, side: str, policy: RoutePolicy) -> list[URLPattern]:
    """What both parties do. They download freely; a regulator's download is an act that is kept."""
    room = f"{desk}/contracts/<str:number>/"
    return [
        path(
            f"{room}deliverables/<int:pk>/",
            guard(policy)(rooms.deliverable),
            name=f"{side}-deliverable",
        ),
        path(f"{room}clauses/", guard(policy)(acts.clauses), name=f"{side}-clauses"),
        path(f"{room}sign/", guard(policy)(acts.signing), name=f"{side}-sign"),
    ]


_BUYER = "buyer/contracts/<str:number>/"
_AGENCY = "agency/contracts/<str:number>/"

urlpatterns = [
    *_shared("buyer", "owner", owners),
    *_shared("agency", "agency", agencies),
    *_shared("regulator", "regulator", regulators),
    *_negotiated("buyer", "owner", owners),
    *_negotiated("agency", "agency", agencies),
    path(f"{_BUYER}plan/", acts.plan, name="plan"),
    path(f"{_BUYER}milestones/<int:sequence>/accept/", acts.accept, name="accept"),
    path(f"{_BUYER}milestones/<int:sequence>/rework/", acts.rework, name="rework"),
    path(f"{_BUYER}rate/", acts.rate, name="rate"),
    path(f"{_AGENCY}decline/", acts.decline, name="decline"),
    path(f"{_AGENCY}milestones/<int:sequence>/deliver/", acts.deliver, name="deliver"),
    path(f"{_AGENCY}reply/", acts.reply, name="reply"),
    path("regulator/results/", results.result_list, name="results"),
    path("regulator/results/<int:pk>/", results.read, name="read-result"),
    path("contracts/", public.contract_list, name="public-list"),
    path("verify/", public.hub, name="verify"),
    path("verify/award/<str:number>/", award_notices.verify, name="verify-award"),
    path("award-notices/<str:number>/", award_notices.download, name="award-notice"),
    path("verify/contract/<str:number>/", public.verify_contract, name="verify-contract"),
]
