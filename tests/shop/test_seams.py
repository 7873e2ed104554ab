"""Where Oscar is bent: what it may not do here is refused, and what it names leads to our pages."""

import pytest
from oscar.core.loading import get_class

from bidding.methods.direct import actions as direct
from core.actors import PUBLIC, SYSTEM
from core.clock import now
from marketplace.shop import queries
from marketplace.shop.actions.basket import add
from marketplace.shop.templatetags.shop import place_of
from tests.factories import MembershipFactory

from .world import confirm, make_agency, make_item, make_offer, make_owner

pytestmark = pytest.mark.django_db


def test_a_basket_has_no_number_to_give():
    generator = get_class("order.utils", "OrderNumberGenerator")()
    with pytest.raises(ValueError, match="number of its procurement"):
        generator.order_number(basket=None)


def test_no_mail_carries_an_attachment_and_nothing_goes_out_by_text_message():
    """Both would leave inside the request, past the outbox."""
    dispatcher = get_class("communication.utils", "Dispatcher")()
    with pytest.raises(ValueError, match="no attachments"):
        dispatcher.send_email_messages("a@example.org", {}, attachments=["x"])
    with pytest.raises(NotImplementedError):
        dispatcher.send_text_message(MembershipFactory().user, "x")


PROCUREMENT, CONTRACT = "ZJ-2026-000012", "HT-2026-000012"


@pytest.mark.parametrize(
    ("text", "role", "address"),
    [
        (f"You are selected: {PROCUREMENT}", "agency", "/agency/selections/"),
        (f"机构已确认：{PROCUREMENT}", "owner", f"/buyer/procurements/{PROCUREMENT}/"),
        (f"{CONTRACT} 已签署", "owner", CONTRACT),
        (f"{CONTRACT} 已签署", "agency", CONTRACT),
        (PROCUREMENT, "regulator", ""),
        (CONTRACT, "finance", ""),
        ("no number", "owner", ""),
        ("ZJ-2026-12", "owner", ""),
        ("XZJ-2026-000012", "owner", ""),
        ("ZJ-２０２６-000012", "owner", ""),
    ],
)
def test_a_message_leads_to_what_it_names_where_its_reader_deals_with_it(text, role, address):
    traits = {} if role == "owner" else {role: True}
    found = place_of(text, MembershipFactory(**traits).as_actor())
    assert (address in found) if address else found == ""


def test_who_is_not_signed_in_is_led_nowhere_and_has_no_messages():
    assert place_of(PROCUREMENT, PUBLIC) == ""
    assert queries.new_messages(PUBLIC) == queries.basket_count(PUBLIC) == 0


@pytest.mark.parametrize(
    ("answer", "subject"),
    [
        ("confirm", "The agency takes the work"),
        ("decline", "The agency declines"),
        ("lapse", "The agency did not answer"),
    ],
)
def test_both_sides_hear_of_the_question_and_of_each_answer(answer, subject):
    owner, offer = make_owner(), make_offer()
    seller = MembershipFactory(agency=True, organisation=offer.agency.organisation).as_actor()
    add(offer=offer, by=owner.actor, at=now())
    (placed,) = confirm(owner, queries.open_selection(owner.actor, at=now()))
    procurement = placed.procurement
    number = procurement.number
    (asked,) = queries.messages_of(seller)
    assert asked.subject == f"You are selected: {number}"
    until = procurement.direct_terms.answer_until
    facts = {"procurement": procurement, "by": seller, "at": now()}
    if answer == "confirm":
        direct.confirm_selection(**facts)
    elif answer == "decline":
        direct.decline_selection(**facts, reason="忙")
    else:
        direct.lapse(procurement=procurement, at=until.replace(year=until.year + 1), by=SYSTEM)
    told = [each.subject for each in queries.messages_of(owner.actor)]
    assert f"{subject}: {number}" in told


def test_one_lock_takes_the_offers_and_agencies_of_a_whole_basket(django_assert_num_queries):
    """A suspension waits for the orders, and two baskets never wait for each other in a ring."""
    owner = make_owner()
    for name in ("甲", "乙"):
        add(offer=make_offer(make_agency(name), make_item(name)), by=owner.actor, at=now())
    basket = queries.open_selection(owner.actor, at=now())
    with django_assert_num_queries(1) as sent:
        offers = direct.lock_offers(queries.offers_in(basket.basket_id))
    (lock,) = sent.captured_queries
    assert 'FOR NO KEY UPDATE OF "agencies_agency", "agencies_offer"' in lock["sql"]
    order = [(offer.agency_id, offer.pk) for offer in offers]
    assert order == sorted(order)
