"""Two ceremonies: the agency first, then the owner; each signs what it was shown."""

import pytest
from django.core.files.storage import default_storage

from bidding.states import ProcurementStatus
from billing.models import FeeNotice
from contracts import seals
from contracts.actions.certificates import identity_for
from contracts.actions.revise import revise_clauses
from contracts.actions.sign import OtherText, sign_as_agency, sign_as_owner
from contracts.models import Contract, Party, SigningCertificate, SigningStage
from contracts.queries.text import paper_of
from contracts.queries.verification import Answer, verify
from contracts.states import ContractStatus, MilestoneStatus
from core import chain
from core.errors import Refused
from core.models import ChainEntry
from tests.contracts import world as w

pytestmark = pytest.mark.django_db


def final_file(contract: Contract) -> bytes:
    return paper_of(contract).content


def test_both_signatures_make_a_contract_that_verifies():
    world = w.signed()
    assert world.contract.status == ContractStatus.SIGNED
    found = verify(final_file(world.contract))
    assert found.answer == Answer.VALID, found.findings
    assert found.contract == world.contract
    assert [s.credit_code for s in found.signatures] == [
        world.seller.organisation.credit_code,
        world.contract.owner.credit_code,
    ]


def test_each_signature_records_the_hash_its_signer_was_shown():
    world = w.drafted()
    draft = paper_of(world.contract).sha256
    w.sign_as_agency(world)
    half = paper_of(world.contract).sha256
    w.sign_as_owner(world)
    shown = dict(world.contract.signatures.values_list("party", "shown_sha256"))
    assert shown == {Party.AGENCY: draft, Party.OWNER: half}


def test_hash_of_the_final_file_stands_in_the_public_chain():
    world = w.signed()
    entries = ChainEntry.objects.filter(chain=world.contract.chain).order_by("sequence")
    assert [e.kind for e in entries] == ["agency_signed", "signed"]
    assert entries[1].payload["sha256"] == paper_of(world.contract).sha256
    assert chain.verify(world.contract.chain).is_intact


def test_text_changed_after_it_was_shown_is_not_signed():
    world = w.drafted()
    shown = paper_of(world.contract).sha256
    revise_clauses(contract=world.contract, clauses="【新】换了", by=world.buyer, at=w.NOON)
    with pytest.raises(OtherText):
        sign_as_agency(contract=world.contract, shown_sha256=shown, by=world.worker, at=w.NOON)
    assert not world.contract.documents.exists()


def test_owner_signs_only_the_file_the_agency_signed():
    world = w.drafted()
    shown = paper_of(world.contract).sha256
    w.sign_as_agency(world)
    with pytest.raises(OtherText):
        sign_as_owner(contract=world.contract, shown_sha256=shown, by=world.buyer, at=w.NOON)


def test_owner_does_not_sign_first():
    world = w.drafted()
    with pytest.raises(Refused) as refused:
        w.sign_as_owner(world)
    assert "先" in str(refused.value.sentence) or "first" in str(refused.value.sentence)


def test_nobody_signs_twice():
    world = w.signed()
    with pytest.raises(Refused):
        w.sign_as_agency(world)
    with pytest.raises(Refused):
        w.sign_as_owner(world)
    assert world.contract.signatures.count() == 2


def test_signing_asks_for_the_money_of_the_first_milestone_only():
    world = w.signed()
    assert [m.status for m in world.contract.milestones.all()] == [
        MilestoneStatus.AWAITING_FUNDS,
        MilestoneStatus.PLANNED,
    ]
    notice = FeeNotice.objects.get(code=world.milestone().notice_code)
    assert (notice.amount_fen, notice.payer) == (7_200_000, world.contract.owner)
    assert notice.credit_account == f"escrow:{world.contract.number}:1"


def test_signing_moves_the_procurement_on():
    world = w.signed()
    world.award.procurement.refresh_from_db()
    assert world.award.procurement.status == ProcurementStatus.CONTRACTED


def test_three_revisions_of_the_file_are_kept():
    world = w.signed()
    documents = world.contract.documents.select_related("file")
    assert [d.revision for d in documents] == list(SigningStage)
    assert all(default_storage.exists(d.file.file.name) for d in documents)


def test_signing_key_is_encrypted_at_rest_and_bound_to_the_secret(settings):
    world = w.signed()
    stored = SigningCertificate.objects.get(organisation=world.contract.owner)
    assert b"PRIVATE KEY" not in bytes(stored.sealed_key)
    opened = seals.unseal(
        bytes(stored.certificate), bytes(stored.sealed_key), secret=settings.SECRET_KEY
    )
    assert f"{opened.serial_number:x}" == stored.serial
    with pytest.raises(seals.SealUnreadable):
        seals.unseal(bytes(stored.certificate), bytes(stored.sealed_key), secret="another")


def test_certificate_is_reused_and_a_new_one_issued_when_the_secret_changes(settings):
    organisation = w.award().agency.organisation
    first, _identity = identity_for(organisation, at=w.NOON)
    assert identity_for(organisation, at=w.NOON + w.DAY)[0] == first
    settings.SECRET_KEY = "changed"
    assert identity_for(organisation, at=w.NOON + w.DAY)[0] != first


def test_certificate_is_not_used_before_it_was_issued_nor_after_it_expired():
    organisation = w.award().agency.organisation
    first, _identity = identity_for(organisation, at=w.NOON)
    assert identity_for(organisation, at=w.NOON - w.DAY)[0] != first
    assert identity_for(organisation, at=w.NOON + 731 * w.DAY)[0] != first


def test_owner_without_a_credit_code_signs_too():
    world = w.drafted()
    owner = world.contract.owner
    owner.kind, owner.credit_code = "natural_person", None
    owner.save()
    w.sign_as_agency(world)
    w.sign_as_owner(world)
    assert verify(final_file(world.contract)).is_valid
