"""Keep the entries in step with what the layers below do, in the same transaction."""

from agencies.credit.events import ScoreChanged
from agencies.entry.events import AgencyChanged
from agencies.models import Agency, Offer, ServiceItem
from agencies.offers.events import OfferListed, OfferRevised
from bidding.models import LibraryMember, Procurement
from core import events
from core.workflow import StatusMoved

from . import entries


@events.on(StatusMoved)
def follow_status(event: StatusMoved) -> None:
    """A thing changed its status: its entries, and those of the offers it carries, follow."""
    subject = event.subject
    if isinstance(subject, Offer):
        entries.write_offers(Offer.objects.filter(pk=subject.pk), at=event.at)
    elif isinstance(subject, Agency):
        entries.write_agencies(Agency.objects.filter(pk=subject.pk), at=event.at)
        entries.write_offers(Offer.objects.filter(agency=subject), at=event.at)
    elif isinstance(subject, LibraryMember) and _joins_or_leaves(event, subject):
        entries.write_agencies(Agency.objects.filter(pk=subject.agency_id), at=event.at)
        entries.write_offers(Offer.objects.filter(agency=subject.agency_id), at=event.at)
    elif isinstance(subject, ServiceItem):
        entries.write_offers(Offer.objects.filter(item=subject), at=event.at)
    elif isinstance(subject, Procurement) and _shows(event, subject):
        entries.write_notices(Procurement.objects.filter(pk=subject.pk))


def _joins_or_leaves(event: StatusMoved, member: LibraryMember) -> bool:
    """Whether the move makes a member of the library, or no member any more."""
    can = member.machine.can
    return can(event.source, "be_picked") != can(event.target, "be_picked")


def _shows(event: StatusMoved, procurement: Procurement) -> bool:
    """Whether the public sees the procurement after the move, or saw it before."""
    can = procurement.machine.can
    seen = can(event.source, "be_seen") or can(event.target, "be_seen")
    return seen or procurement.published_at is not None


@events.on(AgencyChanged)
def follow_papers(event: AgencyChanged) -> None:
    """An agency is found by the certificates that count."""
    entries.write_agencies(Agency.objects.filter(pk=event.agency.pk), at=event.at)


def follow_terms(event: OfferRevised | OfferListed) -> None:
    """An offer has new terms, or is new."""
    entries.write_offers(Offer.objects.filter(pk=event.offer.pk), at=event.at)


events.on(OfferRevised)(follow_terms)
events.on(OfferListed)(follow_terms)


@events.on(ScoreChanged)
def follow_score(event: ScoreChanged) -> None:
    """A new score moves the agency and its offers."""
    entries.write_agencies(Agency.objects.filter(pk=event.agency.pk), at=event.score.as_of)
    entries.write_offers(Offer.objects.filter(agency=event.agency), at=event.score.as_of)
