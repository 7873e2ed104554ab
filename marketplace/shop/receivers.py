"""What the shop does when the layers below say that something happened."""

from django.utils.translation import gettext as _

from agencies.models import Agency, Offer, ServiceItem
from agencies.offers.events import OfferListed, OfferRevised
from bidding.events import AgencyAnswered, AgencyAsked, AwardConfirmed, WitnessInvited
from bidding.models import Library, LibraryMember, Procurement
from bidding.queries.desks import supervisors_of
from core import events
from core.actors import Role
from core.clock import local_date
from core.workflow import StatusMoved

from . import shelf
from .actions import inbox, orders


@events.on(StatusMoved)
def keep_shelf_in_step(event: StatusMoved) -> None:
    """An offer, an agency or an item changed its status: so does its place on the shelf."""
    subject = event.subject
    if isinstance(subject, Offer):
        shelf.put([subject], on=local_date(event.at))
    elif isinstance(subject, Agency | ServiceItem):
        shelf.put(subject.offers.order_by("pk"), on=local_date(event.at))


@events.on(StatusMoved)
def order_follows_procurement(event: StatusMoved) -> None:
    """An order has the status of its procurement; a draft never has one."""
    if isinstance(event.subject, Procurement) and event.source != event.subject.machine.initial:
        orders.follow(event.subject)


@events.on(AgencyAsked)
def tell_the_agency_that_is_asked(event: AgencyAsked) -> None:
    """The agency hears that it was chosen."""
    title = {"title": event.procurement.title, "number": event.procurement.number}
    inbox.tell_members(
        event.agency.organisation,
        Role.AGENCY,
        subject=_("You are selected: %(number)s") % title,
        body=_("%(title)s. Confirm or decline before the time to answer ends.") % title,
    )


@events.on(WitnessInvited)
def tell_who_is_invited_to_watch(event: WitnessInvited) -> None:
    """A witness hears where to watch."""
    procurement = event.witness.procurement
    inbox.tell(
        [event.witness.person],
        subject=_("You are invited to watch: %(number)s") % {"number": procurement.number},
        body=_("%(title)s. When and where stands on the page “Dates”.")
        % {"title": procurement.title},
    )


@events.on(AgencyAnswered)
def tell_the_owner_the_answer(event: AgencyAnswered) -> None:
    """The owner hears what the agency answered."""
    answers = {
        "confirm": _("The agency takes the work: %(number)s"),
        "decline": _("The agency declines: %(number)s"),
        "lapse": _("The agency did not answer: %(number)s"),
    }
    inbox.tell_members(
        event.procurement.owner,
        Role.OWNER,
        subject=answers[event.answer] % {"number": event.procurement.number},
        body=event.procurement.title,
    )


@events.on(StatusMoved)
def tell_the_regulator_of_silence(event: StatusMoved) -> None:
    """An owner that answered no question failed its notice: owner and regulator both hear it."""
    if not isinstance(event.subject, Procurement) or event.move != "leave_unanswered":
        return
    title = {"title": event.subject.title, "number": event.subject.number}
    facts = {
        "subject": _("Failed without answers of its owner: %(number)s") % title,
        "body": _("%(title)s. The questions and how long they waited stand on the notice.") % title,
    }
    inbox.tell(supervisors_of(event.subject), **facts)
    inbox.tell_members(event.subject.owner, Role.OWNER, **facts)


@events.on(StatusMoved)
def tell_who_has_a_seat(event: StatusMoved) -> None:
    """An agency hears that its library agreement waits for a signature: the seat is lost else."""
    subject = event.subject
    if isinstance(subject, Library) and event.move == "come_into_force":
        seated = subject.members.filter(status__in=LibraryMember.machine.states_that_can("sign"))
        for member in seated.select_related("agency__organisation").order_by("seat"):
            _tell_to_sign(member)
    elif isinstance(subject, LibraryMember) and _moves_up(subject, event):
        _tell_to_sign(subject)


def _moves_up(member: LibraryMember, event: StatusMoved) -> bool:
    """Whether an alternate has just got a seat in a library whose term runs."""
    return event.move == "admit" and member.library.can("be_picked_from")


def _tell_to_sign(member: LibraryMember) -> None:
    inbox.tell_members(
        member.agency.organisation,
        Role.AGENCY,
        subject=_("Your agency has a seat in a library: %(number)s")
        % {"number": member.library.number},
        body=_("%(title)s. Read and sign the agreement in time, or the seat goes to the next.")
        % {"title": member.library.title},
    )


@events.on(StatusMoved)
def tell_who_is_out(event: StatusMoved) -> None:
    """An agency hears that it is out of a library, and why."""
    if isinstance(event.subject, LibraryMember) and event.move in ("reject", "remove", "lapse"):
        member = event.subject
        inbox.tell_members(
            member.agency.organisation,
            Role.AGENCY,
            subject=_("Your agency is not, or no longer, in a library: %(number)s")
            % {"number": member.library.number},
            body=_("%(title)s. The reason stands on the page “Agency libraries”.")
            % {"title": member.library.title},
        )


def put_changed_offer(event: OfferRevised | OfferListed) -> None:
    """New terms, or a new offer: the shelf shows them at once."""
    shelf.put([event.offer], on=local_date(event.at))


events.on(OfferRevised)(put_changed_offer)
events.on(OfferListed)(put_changed_offer)


@events.on(AwardConfirmed)
def award_becomes_order(event: AwardConfirmed) -> None:
    """A won procurement becomes an order through the same creator as a direct selection."""
    orders.order_award(event.award, at=event.at)
