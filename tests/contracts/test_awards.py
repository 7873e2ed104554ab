"""A contract begins with a confirmed award and may end with a refused one."""

import pytest
from django.db import transaction

from bidding.events import AwardConfirmed, AwardRefused
from contracts.models import Contract
from contracts.states import ContractStatus
from core.events import publish
from core.workflow import WrongStatus
from tests.contracts import world as w

pytestmark = pytest.mark.django_db


def test_confirmed_award_becomes_a_contract():
    award = w.award()
    with transaction.atomic():
        publish(AwardConfirmed(award, w.NOON))
    assert Contract.objects.get(award=award).number.startswith("HT-2026-")


def test_refused_award_cancels_its_unsigned_contract():
    world = w.drafted()
    with transaction.atomic():
        publish(AwardRefused(world.award, w.NOON))
    assert world.again().status == ContractStatus.CANCELLED
    assert world.contract.due_at is None


def test_award_cannot_be_refused_once_the_agency_has_signed():
    world = w.drafted()
    w.sign_as_agency(world)
    with pytest.raises(WrongStatus), transaction.atomic():
        publish(AwardRefused(world.award, w.NOON))
    assert world.again().status == ContractStatus.AGENCY_SIGNED


def test_award_without_a_contract_is_refused_freely():
    with transaction.atomic():
        publish(AwardRefused(w.award(), w.NOON))
    assert not Contract.objects.exists()
