"""The acts of the contract room in the browser: refusals with their sentence, and forms' errors."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bidding.models import Award
from contracts.models import Contract, Deliverable, Rating
from contracts.queries.text import paper_of
from contracts.states import ContractStatus
from core.models import StatusChange, StoredFile
from tests.contracts import world as w
from tests.contracts.pdf import small_pdf
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db
DUTY = "You need the duty “{}” for this."
SIDES = {"owner": "buyer", "agency": "agency"}
MARKS = dict.fromkeys(w.MARKS, "5")


def url(side: str, world: w.World, rest: str = "") -> str:
    return f"/{SIDES[side]}/contracts/{world.contract.number}/{rest}"


def of(world: w.World, side: str):
    return world.owner if side == "owner" else world.agency


def english(client):
    client.cookies["django_language"] = "en"
    return client


def kept() -> tuple[int, ...]:
    """What an act would leave behind."""
    return tuple(model.objects.count() for model in (StatusChange, StoredFile, Deliverable, Rating))


# address, how far the contract went, whose act, the duty a colleague without it is told of
ACTS = [
    ("clauses/", w.drafted, "owner", "Handler"),
    ("clauses/", w.drafted, "agency", "Bidder"),
    ("plan/", w.drafted, "owner", "Handler"),
    ("sign/", w.drafted, "agency", "Signer"),
    ("sign/", w.half_signed, "owner", "Signer"),
    ("decline/", w.drafted, "agency", "Bidder"),
    ("milestones/1/deliver/", w.in_service, "agency", "Deliverer"),
    ("milestones/1/accept/", w.delivered, "owner", "Approver"),
    ("milestones/1/rework/", w.delivered, "owner", "Handler"),
    ("rate/", w.completed, "owner", "Handler"),
    ("reply/", w.rated, "agency", "Handler"),
]


@pytest.mark.parametrize(("rest", "stage", "side", "duty"), ACTS)
def test_colleague_without_the_duty_reads_why_not(sign_in, rest, stage, side, duty):
    world = stage()
    world.contract.due_at = None  # the period for rating is another rule
    world.contract.save()
    mine = of(world, side)
    colleague = MembershipFactory(organisation=mine.organisation, role=mine.role, duties=["payer"])
    browser, before = english(sign_in(colleague)), kept()
    for method in (browser.get, browser.post):
        if rest.endswith("accept/") and method == browser.get:
            assert method(url(side, world, rest)).status_code == 405
            continue
        answer = method(url(side, world, rest))
        assert answer.status_code == 403
        assert DUTY.format(duty) in answer.text
    assert kept() == before


@pytest.mark.parametrize("side", ["owner", "agency"])
def test_milestone_that_is_not_there_is_not_found(sign_in, side):
    world = w.in_service()
    rest = {"owner": ["accept/", "rework/"], "agency": ["deliver/"]}[side]
    browser = sign_in(of(world, side))
    for each in rest:
        assert browser.post(url(side, world, f"milestones/9/{each}")).status_code == 404


# address, how far, whose act, what is sent, what is still in the form, what is wrong with it
FORMS = [
    ("clauses/", w.drafted, "owner", {"clauses": "改" * 20_001, "comment": "原因"}, "原因"),
    ("clauses/", w.drafted, "agency", {"clauses": "【一】", "comment": "长" * 301}, "【一】"),
    ("plan/", w.drafted, "owner", {"name_1": "只有名称"}, "只有名称"),
    ("plan/", w.drafted, "owner", {"name_1": "整", "amount_1": "abc", "days_1": "3"}, "abc"),
    ("plan/", w.drafted, "owner", {"name_1": "整", "amount_1": "1", "days_1": "2001"}, "2001"),
    ("decline/", w.drafted, "agency", {"reason": "字" * 301}, "字" * 301),
    ("milestones/1/deliver/", w.in_service, "agency", {"note": "送审稿"}, "送审稿"),
    ("milestones/1/rework/", w.delivered, "owner", {"reason": " "}, ""),
    ("milestones/1/rework/", w.delivered, "owner", {"reason": "字" * 2001}, "字" * 2001),
    ("reply/", w.rated, "agency", {"text": "字" * 1001}, "字" * 1001),
    ("reply/", w.rated, "agency", {}, ""),
]


@pytest.mark.parametrize(("rest", "stage", "side", "data", "typed"), FORMS)
def test_form_with_an_error_keeps_what_was_typed_and_saves_nothing(
    sign_in, rest, stage, side, data, typed
):
    world = stage()
    before, clauses = kept(), world.contract.clauses
    answer = sign_in(of(world, side)).post(url(side, world, rest), data)
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert typed in answer.text
    assert kept() == before
    assert world.again().clauses == clauses
    assert world.contract.revisions.count() == 1


@pytest.mark.parametrize("missing", [*w.MARKS, None])
def test_rating_without_a_mark_is_not_published_and_keeps_its_comment(sign_in, missing):
    world = w.completed()
    world.contract.due_at = None
    world.contract.save()
    marks = {name: mark for name, mark in MARKS.items() if name != missing}
    address, browser = url("owner", world, "rate/"), sign_in(world.owner)
    answer = browser.post(address, {**marks, "comment": "很好"})
    assert answer.status_code == (422 if missing else 302)
    if missing:
        assert list(answer.context["form"].errors) == [missing]
        assert "很好" in answer.text
    assert Rating.objects.exists() is (missing is None)


def test_row_of_the_plan_with_days_alone_is_not_dropped_in_silence(sign_in):
    world = w.drafted()
    plan = {"name_1": "全部", "amount_1": "120,000.00", "days_1": "30", "days_2": "5"}
    answer = english(sign_in(world.owner)).post(url("owner", world, "plan/"), plan)
    assert answer.status_code == 422
    assert "Give every milestone a name, an amount and at least one day." in answer.text
    assert world.contract.milestones.count() == 2


def test_seal_that_cannot_be_printed_stays_in_the_ceremony_with_its_sentence(sign_in):
    world = w.drafted()
    shown = paper_of(world.contract).sha256
    Contract.objects.filter(pk=world.contract.pk).update(title="项目\u202e合同")
    browser = english(sign_in(world.agency))
    answer = browser.post(url("agency", world, "sign/"), {"shown_sha256": shown, "agrees": "on"})
    assert answer.status_code == 422
    assert "a character that cannot be printed" in answer.text
    assert world.again().status == ContractStatus.DRAFTED
    assert not world.contract.documents.exists()


def test_declined_contract_says_so_and_its_room_stays_open(sign_in):
    world = w.drafted()
    browser = english(sign_in(world.agency))
    browser.post(url("agency", world, "decline/"), {"reason": "人手不足"})
    answer = browser.get(url("agency", world))
    assert answer.status_code == 200
    assert answer.context["steps"] == [("Cancelled before signing", "", "now")]
    assert "人手不足" in answer.text
    assert Award.objects.get(pk=world.award.pk).refusal == "人手不足"


def test_archived_contract_has_gone_the_whole_way(sign_in):
    world = w.rated()
    Contract.objects.filter(pk=world.contract.pk).update(status=ContractStatus.ARCHIVED)
    steps = sign_in(world.owner).get(url("owner", world)).context["steps"]
    assert {state for _label, _note, state in steps} == {"done"}


@pytest.mark.parametrize("content", [small_pdf()[:40], b"", b"MZ program"])
def test_refused_file_leaves_the_note_in_the_form(sign_in, content):
    world = w.in_service()
    before = kept()
    answer = sign_in(world.agency).post(
        url("agency", world, "milestones/1/deliver/"),
        {"file": SimpleUploadedFile("报告.pdf", content), "note": "送审稿"},
    )
    assert answer.status_code == 422
    assert "送审稿" in answer.text
    assert kept() == before
