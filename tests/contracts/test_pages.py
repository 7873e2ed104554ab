"""The contract room at the desks: the right person, the wrong person, the outsider."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from contracts.queries.text import paper_of
from contracts.states import ContractStatus, MilestoneStatus
from core.clock import now
from tests.contracts import world as w
from tests.contracts.pdf import small_pdf
from tests.factories import DepartmentFactory, MembershipFactory, RegionFactory

pytestmark = pytest.mark.django_db
DESKS = {"owner": "buyer", "agency": "agency"}


def url(side: str, contract, rest: str = "") -> str:
    return f"/{DESKS.get(side, side)}/contracts/{contract.number}/{rest}"


def open_page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return b"".join(answer).decode(errors="replace")


@pytest.mark.parametrize("stage", ["drafted", "signed", "in_service", "delivered", "rated"])
@pytest.mark.parametrize("side", ["owner", "agency", "regulator"])
def test_room_and_list_open_in_every_stage(sign_in, stage, side):
    world = getattr(w, stage)()
    people = {"owner": world.owner, "agency": world.agency}
    client = sign_in(people.get(side) or MembershipFactory(regulator=True))
    body = open_page(client, url(side, world.contract))
    assert world.contract.number in body
    assert world.contract.number in open_page(
        client, url(side, world.contract)[: -len(world.contract.number) - 1]
    )


@pytest.mark.parametrize("rest", ["", "document/", "sign/", "clauses/"])
@pytest.mark.parametrize("side", ["owner", "agency"])
def test_another_organisation_finds_nothing(sign_in, side, rest):
    world = w.drafted()
    stranger = MembershipFactory(agency=True) if side == "agency" else MembershipFactory()
    assert sign_in(stranger).get(url(side, world.contract, rest)).status_code == 404


@pytest.mark.parametrize("side", ["owner", "agency", "regulator"])
def test_outsider_is_sent_to_the_login_page(client, side):
    world = w.drafted()
    answer = client.get(url(side, world.contract))
    assert answer.status_code == 302 and "login" in answer["Location"]


def test_desk_of_the_other_party_is_closed(sign_in):
    world = w.drafted()
    assert sign_in(world.owner).get(url("agency", world.contract)).status_code == 403


def test_regulator_sees_only_the_contracts_of_the_own_region_and_sector(sign_in):
    world = w.drafted()
    elsewhere = RegionFactory(code="330100", name_zh="杭州市")
    around = RegionFactory(code="320000", name_zh="江苏省")
    other = DepartmentFactory(code="transport", name_zh="交通运输")
    item = world.award.procurement.lines.get().item
    for fields, status in [
        ({"region": elsewhere}, 404),
        ({"region": around}, 200),
        ({"department": other}, 404),
        ({"department": item.department, "region": around}, 200),
    ]:
        regulator = MembershipFactory(regulator=True, **fields)
        answer = sign_in(regulator).get(url("regulator", world.contract))
        assert answer.status_code == status, fields


def test_greyed_button_says_why(sign_in):
    world = w.drafted()
    body = open_page(sign_in(world.owner), url("owner", world.contract))
    assert "aria-disabled" in body


def test_both_parties_sign_in_the_browser(sign_in):
    world = w.drafted()
    for side, member in [("agency", world.agency), ("owner", world.owner)]:
        client, shown = sign_in(member), paper_of(world.again()).sha256
        assert shown in open_page(client, url(side, world.contract, "sign/"))
        answer = client.post(
            url(side, world.contract, "sign/"), {"shown_sha256": shown, "agrees": "on"}
        )
        assert answer.status_code == 302
    assert world.again().status == ContractStatus.SIGNED


def test_signing_without_consent_or_with_another_hash_is_refused(sign_in):
    world = w.drafted()
    client, address = sign_in(world.agency), url("agency", world.contract, "sign/")
    shown = paper_of(world.contract).sha256
    assert client.post(address, {"shown_sha256": shown}).status_code == 422
    assert client.post(address, {"shown_sha256": "0" * 64, "agrees": "on"}).status_code == 409
    assert world.again().status == ContractStatus.DRAFTED


def test_owner_cannot_open_the_ceremony_before_the_agency_signed(sign_in):
    world = w.drafted()
    assert sign_in(world.owner).get(url("owner", world.contract, "sign/")).status_code == 403


def test_clauses_and_plan_are_changed_in_the_browser(sign_in):
    world = w.drafted()
    client = sign_in(world.owner)
    for rest in ("clauses/", "plan/"):
        open_page(client, url("owner", world.contract, rest))
    data = {"clauses": "【保密】守密", "comment": "短一些"}
    assert client.post(url("owner", world.contract, "clauses/"), data).status_code == 302
    assert world.again().clauses == "【保密】守密"
    plan = {"name_1": "全部", "amount_1": "120,000.00", "days_1": "30"}
    assert client.post(url("owner", world.contract, "plan/"), plan).status_code == 302
    assert world.contract.milestones.get().amount_fen == w.AMOUNT


@pytest.mark.parametrize("amount", ["119999.99", "1_20000", "１２００００", ""])
def test_plan_that_does_not_add_up_stays_in_the_form_with_its_sentence(sign_in, amount):
    world = w.drafted()
    plan = {"name_1": "全部", "amount_1": amount, "days_1": "30"}
    answer = sign_in(world.owner).post(url("owner", world.contract, "plan/"), plan)
    assert answer.status_code == 422
    assert world.contract.milestones.count() == 2


def test_agency_declines_in_the_browser(sign_in):
    world = w.drafted()
    client, address = sign_in(world.agency), url("agency", world.contract, "decline/")
    open_page(client, address)
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"reason": "人手不足"}).status_code == 302
    assert world.again().status == ContractStatus.CANCELLED


def test_work_is_delivered_sent_back_delivered_again_and_accepted(sign_in):
    world = w.in_service()
    agency, owner = sign_in(world.agency), sign_in(world.owner)
    address = url("agency", world.contract, "milestones/1/deliver/")
    open_page(agency, address)
    for text in ("one", "two"):
        file = SimpleUploadedFile("报告.pdf", small_pdf(text))
        assert agency.post(address, {"file": file}).status_code == 302
        if text == "one":
            rework = url("owner", world.contract, "milestones/1/rework/")
            open_page(owner, rework)
            assert owner.post(rework, {"reason": "缺数据"}).status_code == 302
    first = world.milestone().deliverables.get(version=1)
    body = agency.get(url("agency", world.contract, f"deliverables/{first.pk}/"))
    assert b"".join(body) == small_pdf("one")
    accept = url("owner", world.contract, "milestones/1/accept/")
    assert owner.post(accept).status_code == 302
    assert world.milestone().status == MilestoneStatus.RELEASED


def test_damaged_pdf_stays_in_the_form_with_its_sentence(sign_in):
    world = w.in_service()
    file = SimpleUploadedFile("报告.pdf", small_pdf()[:-80])
    address = url("agency", world.contract, "milestones/1/deliver/")
    answer = sign_in(world.agency).post(address, {"file": file})
    assert answer.status_code == 422
    assert world.milestone().status == MilestoneStatus.FUNDED


def test_deliverable_of_another_contract_is_not_found(sign_in):
    mine, other = w.drafted(), w.delivered()
    version = other.milestone().deliverables.get()
    address = url("owner", mine.contract, f"deliverables/{version.pk}/")
    assert sign_in(mine.owner).get(address).status_code == 404


def test_owner_rates_and_agency_replies_in_the_browser(sign_in, monkeypatch):
    world = w.completed()
    world.contract.due_at = now() + 5 * w.DAY
    world.contract.save()
    owner, agency = sign_in(world.owner), sign_in(world.agency)
    rate, reply = url("owner", world.contract, "rate/"), url("agency", world.contract, "reply/")
    open_page(owner, rate)
    assert owner.post(rate, {**w.MARKS, "charge": 7}).status_code == 422
    assert owner.post(rate, {**w.MARKS, "comment": "很好"}).status_code == 302
    open_page(agency, reply)
    assert agency.post(reply, {"text": "谢谢"}).status_code == 302
    body = open_page(owner, url("owner", world.contract))
    assert "很好" in body and "谢谢" in body


@pytest.mark.parametrize(
    ("side", "rest"),
    [("owner", "milestones/1/accept/")],
)
def test_get_on_a_post_changes_nothing(sign_in, side, rest):
    world = w.delivered()
    assert sign_in(world.owner).get(url(side, world.contract, rest)).status_code == 405
    assert world.milestone().status == MilestoneStatus.DELIVERED


@pytest.mark.parametrize("rest", ["", "document/"])
def test_post_on_a_page_that_only_reads_is_refused(sign_in, rest):
    world = w.drafted()
    assert sign_in(world.owner).post(url("owner", world.contract, rest)).status_code == 405


def test_document_is_the_draft_first_and_the_signed_file_later(sign_in):
    world = w.drafted()
    client, address = sign_in(world.owner), url("owner", world.contract, "document/")
    assert client.get(address).content == paper_of(world.contract).content
    w.sign_as_agency(world)
    assert b"".join(client.get(address)) == paper_of(world.contract).content
