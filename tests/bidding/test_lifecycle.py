"""Every act in every status: where the status does not allow it, nothing at all changes."""

import datetime as dt

import pytest

from agencies.models import Agency
from bidding import actions
from bidding.draws import actions as draws
from bidding.methods.direct import actions as direct
from bidding.models import Award, Draw, DrawShare, Procurement, SignUp
from bidding.states import DrawStatus as D
from bidding.states import ProcurementStatus as S
from bidding.states import statuses_that_can
from core.errors import DomainError
from core.models import ChainEntry, StatusChange
from tests.bidding.market import (
    AT,
    CLOSES,
    DrawMarket,
    after,
    at,
    bidder_of,
    draw_of,
    later_secret,
    publish,
    regulator,
)
from tests.factories import AgencyFactory

pytestmark = pytest.mark.django_db
LATE = CLOSES + dt.timedelta(days=30)


def sign_up_of(procurement):
    return SignUp.objects.filter(procurement=procurement).order_by("id").first()


def award_of(procurement):
    return Award.objects.filter(procurement=procurement).order_by("id").first()


def object_to(procurement):
    return actions.object_to_result(
        procurement=procurement, by_name="某人", contact="139", text="理由", at=CLOSES
    )


def add_secret(procurement):
    draw = draw_of(procurement)
    sealed = later_secret(draw, "regulator")
    return draws.commit_later(draw=draw, party="regulator", sealed=sealed, by=regulator(), at=AT)


def give_back(procurement):
    award = award_of(procurement)
    by = bidder_of(award.agency)
    return actions.refuse_award(award=award, reason="x", by=by, at=LATE)


def withdraw(procurement):
    mine = sign_up_of(procurement)
    return actions.withdraw_sign_up(sign_up=mine, by=bidder_of(mine.agency), clock=at(AT))


# Each act: the statuses it may start from, and how it is asked for.
DRAWN_ACTS = {
    "approve": ([S.PROPOSED], lambda m, p: actions.approve(procurement=p, by=m.approver, at=AT)),
    "publish": (
        [S.APPROVED],
        lambda m, p: publish(procurement=p, by=m.handler, at=AT),
    ),
    "cancel": (
        [S.DRAFT, S.PROPOSED, S.APPROVED, S.PUBLISHED],
        lambda m, p: actions.cancel(procurement=p, reason="x", by=m.handler, at=AT),
    ),
    "sign up": ([S.PUBLISHED], lambda m, p: m.sign_up(p, AgencyFactory())),
    "withdraw": ([S.PUBLISHED], lambda m, p: withdraw(p)),
    "close": (
        [S.PUBLISHED],
        lambda m, p: actions.close(procurement=p, by=m.handler, clock=at(LATE)),
    ),
    "publicise": ([S.SELECTED], lambda m, p: actions.publicise(procurement=p, at=LATE)),
    "object": ([S.PUBLICITY], lambda m, p: object_to(p)),
    "award": ([S.PUBLICITY], lambda m, p: actions.award(procurement=p, at=LATE)),
    "give back": ([S.PUBLICITY, S.AWARDED], lambda m, p: give_back(p)),
    "end": (
        statuses_that_can("be_ended"),
        lambda m, p: m.ask_to_end(p, LATE),
    ),
}


def everything_about(procurement):
    """What an act might change."""
    return (
        list(Procurement.objects.filter(pk=procurement.pk).values()),
        list(Award.objects.order_by("id").values()),
        list(SignUp.objects.order_by("id").values("status", "exclusion")),
        list(Draw.objects.order_by("id").values()),
        list(DrawShare.objects.order_by("id").values("commitment", "revealed")),
        ChainEntry.objects.count(),
        StatusChange.objects.count(),
    )


def refused_outside(allowed, act, market, procurement):
    for status in set(S) - set(allowed):
        Procurement.objects.filter(pk=procurement.pk).update(status=status)
        fresh = Procurement.objects.get(pk=procurement.pk)
        before = everything_about(fresh)
        with pytest.raises(DomainError):
            act(market, fresh)
            pytest.fail(f"went through in status {status}")
        assert everything_about(fresh) == before, status


@pytest.mark.parametrize("name", DRAWN_ACTS)
def test_an_act_outside_its_status_is_refused_and_changes_nothing(name):
    """As hard as it gets: all data of later stages is there, and one entrant has dropped out."""
    market = DrawMarket()
    procurement = market.awarded(entrants=3).procurement
    allowed, act = DRAWN_ACTS[name]
    Agency.objects.filter(pk=sign_up_of(procurement).agency_id).update(status="suspended")
    Procurement.objects.filter(pk=procurement.pk).update(is_extended=True)
    if name == "publish":
        Procurement.objects.update(published_at=None, draw=None)
        Draw.objects.update(number="another")
    refused_outside(allowed, act, market, procurement)


def answered_by(market, procurement):
    return {
        "procurement": procurement,
        "by": bidder_of(procurement.direct_terms.asked_agency),
        "at": AT,
    }


DIRECT_ACTS = {
    "confirm": ([S.OFFERED], lambda m, p: direct.confirm_selection(**answered_by(m, p))),
    "decline": (
        [S.OFFERED],
        lambda m, p: direct.decline_selection(**answered_by(m, p), reason="忙"),
    ),
    "lapse": ([S.OFFERED], lambda m, p: direct.lapse(procurement=p, at=LATE)),
    "give back": ([S.PUBLICITY, S.AWARDED], lambda m, p: give_back(p)),
    "end": DRAWN_ACTS["end"],
    "cancel": DRAWN_ACTS["cancel"],
}


@pytest.mark.parametrize("name", DIRECT_ACTS)
def test_an_answer_outside_its_status_is_refused_and_changes_nothing(name):
    market = DrawMarket()
    procurement = market.offered()
    direct.confirm_selection(**answered_by(market, procurement))
    refused_outside(*DIRECT_ACTS[name], market, procurement)


DRAW_ACTS = {
    "commit": ([D.ANNOUNCED], lambda m, p: add_secret(p)),
    "release": (
        [D.FROZEN, D.OPENED],
        lambda m, p: draws.release_platform(draw=draw_of(p), at=CLOSES),
    ),
    "type": (
        [D.FROZEN, D.OPENED],
        lambda m, p: draws.type_beacon(draw=draw_of(p), value="ab" * 32, by=m.regulator, at=LATE),
    ),
    "hold": ([D.FROZEN, D.OPENED], lambda m, p: draws.hold(draw=draw_of(p), at=LATE)),
}


@pytest.mark.parametrize("name", DRAW_ACTS)
def test_an_act_on_a_draw_outside_its_status_is_refused_and_changes_nothing(name):
    market = DrawMarket()
    procurement = market.closed(entrants=3)
    allowed, act = DRAW_ACTS[name]
    for status in set(D) - set(allowed):
        Draw.objects.update(status=status)
        before = everything_about(procurement)
        with pytest.raises(DomainError):
            act(market, procurement)
            pytest.fail(f"went through in status {status}")
        assert everything_about(procurement) == before, status


def test_an_award_is_not_given_back_once_its_contract_is_signed():
    award = DrawMarket().awarded()
    Procurement.objects.filter(pk=award.procurement_id).update(status=S.CONTRACTED)
    with pytest.raises(DomainError):
        give_back(award.procurement)
    award.refresh_from_db()
    assert (award.status, award.refusal) == ("confirmed", "")


def test_an_owner_does_not_end_a_procurement_whose_award_stands():
    """The contract is being drawn up: only the agency gives an award back."""
    market = DrawMarket()
    award = market.awarded()
    with pytest.raises(DomainError, match="award stands"):
        market.ask_to_end(award.procurement, after(award.confirmed_at))
    award.refresh_from_db()
    assert award.status == "confirmed"
