"""Agencies hear of the seats they get in a library, and of those they lose."""

import pytest
from oscar.core.loading import get_model

from bidding.libraries import actions
from tests.bidding.libraries.market import LibraryMarket, seated
from tests.bidding.libraries.test_tenders import ranked
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db
SEAT = "Your agency has a seat in a library: "
OUT = "Your agency is not, or no longer, in a library: "


@pytest.fixture
def told():
    """The subjects that somebody of the agency has read so far."""

    def subjects(person):
        found = get_model("communication", "Notification").objects.filter(recipient=person)
        return list(found.order_by("pk").values_list("subject", flat=True))

    return subjects


def people_of(library):
    """Somebody of each applicant, in the order of the places."""
    rows = library.members.select_related("agency__organisation").order_by("place", "id")
    return [
        MembershipFactory(agency=True, organisation=each.agency.organisation).user for each in rows
    ]


def test_whoever_has_a_seat_is_told_to_sign_when_the_term_begins(told):
    market = LibraryMarket()
    library = market.publicise(market.decide(ranked(market, [9500, 9000, 8000])))
    first, second, third = people_of(library)
    market.begin(library)
    assert told(first) == told(second) == [SEAT + library.number]
    assert told(third) == []


def test_an_alternate_that_moves_up_is_told_and_who_is_removed_too(told):
    market = LibraryMarket()
    library = market.begin(market.publicise(market.decide(ranked(market, [9500, 9000, 8000]))))
    first, _second, third = people_of(library)
    actions.remove_member(
        member=seated(library)[0], reason="违反协议", by=market.regulator, at=library.in_force_at
    )
    assert told(first) == [OUT + library.number]
    assert told(third) == [SEAT + library.number]
