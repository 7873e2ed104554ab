"""What happened below is told to people, with a way to the place where it is dealt with."""

import pytest
from django.db import transaction
from oscar.core.loading import get_class

from bidding.events import AgencyAnswered, AgencyAsked
from core import events
from core.actors import Actor, Role
from core.clock import now
from core.models import OutboxMessage
from marketplace.shop import loading, outbox_handlers
from marketplace.shop.actions import basket
from marketplace.shop.models import ProcurementOrder, ShelfItem
from marketplace.shop.queries import messages_of, open_selection
from marketplace.shop.templatetags.shop import place_of
from search.facets import Facet
from tests.bidding.market import Market
from tests.factories import MembershipFactory

from .world import confirm, make_offer, make_owner

pytestmark = pytest.mark.django_db


def told(member) -> list[str]:
    return [message.subject for message in messages_of(member.as_actor())]


def tell(event) -> None:
    with transaction.atomic():
        events.publish(event)


def test_the_agency_that_is_asked_is_told_and_nobody_else():
    procurement = Market().offered()
    agency = procurement.direct_terms.asked_agency
    seller = MembershipFactory(agency=True, organisation=agency.organisation)
    others = [
        MembershipFactory(agency=True),
        MembershipFactory(organisation=agency.organisation),
        MembershipFactory(organisation=procurement.owner),
    ]
    tell(AgencyAsked(procurement, agency, now()))
    assert told(seller) == [f"You are selected: {procurement.number}"]
    assert [told(other) for other in others] == [[], [], []]
    assert OutboxMessage.objects.filter(payload__to=seller.user.email).count() == 1


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("confirm", "The agency takes the work: {}"),
        ("decline", "The agency declines: {}"),
        ("lapse", "The agency did not answer: {}"),
    ],
)
def test_the_owner_hears_what_came_of_it(answer, sentence):
    procurement = Market().offered()
    buyer = MembershipFactory(organisation=procurement.owner)
    tell(AgencyAnswered(procurement, answer, now()))
    assert told(buyer) == [sentence.format(procurement.number)]


@pytest.mark.parametrize(
    ("text", "role", "address"),
    [
        ("选中：ZJ-2026-000123", Role.OWNER, "/buyer/procurements/ZJ-2026-000123/"),
        ("You are selected: ZJ-2026-000123", Role.AGENCY, "/agency/selections/"),
        ("HT-2026-000045 signed", Role.OWNER, "/buyer/contracts/HT-2026-000045/"),
        ("HT-2026-000045 signed", Role.AGENCY, "/agency/contracts/HT-2026-000045/"),
        ("HT-2026-000045 signed", Role.FINANCE, ""),
        ("ZJ-2026-000123", Role.REGULATOR, ""),
        ("ZJ-2026-12", Role.OWNER, ""),
        ("XZJ-2026-000123", Role.OWNER, ""),
        ("ZJ-２０２６-000123", Role.OWNER, ""),
        ("no number", Role.OWNER, ""),
    ],
)
def test_a_message_leads_to_the_place_it_is_about(text, role, address):
    assert place_of(text, Actor(role)) == address


# --- Oscar's seams ---


def test_mail_carries_no_attachment_and_no_text_message_is_sent():
    dispatcher = get_class("communication.utils", "Dispatcher")()
    with pytest.raises(ValueError, match="attachments"):
        dispatcher.send_email_messages("a@example.org", {}, attachments=[b"x"])
    with pytest.raises(NotImplementedError):
        dispatcher.send_text_message(None, "ORDER_PLACED")
    assert not OutboxMessage.objects.filter(topic=outbox_handlers.TOPIC).exists()


def test_a_basket_gives_no_order_its_number():
    generator = get_class("order.utils", "OrderNumberGenerator")()
    with pytest.raises(ValueError, match="number of its procurement"):
        generator.order_number(None)


def test_search_is_ours_and_everything_else_of_oscar_is_found_as_usual():
    assert loading.load("search.facets", ["Facet"], "oscar.apps") == [Facet]
    (selector,) = loading.load("partner.strategy", ["Selector"], "oscar.apps")
    assert selector.__module__ == "marketplace.shop.partner.strategy"


def test_rows_name_themselves():
    owner, offer = make_owner(), make_offer()
    basket.add(offer=offer, by=owner.actor, at=now())
    (placed,) = confirm(owner, open_selection(owner.actor, at=now()))
    assert str(ShelfItem.objects.get()) == str(offer)
    assert placed.procurement.number in str(ProcurementOrder.objects.get())
    assert placed.total_fen == offer.price_fen
