"""Every act asks its policy itself: whoever calls it, in whatever status, nothing is half done."""

import pytest

from contracts import plan
from contracts.actions.accept import accept, ask_rework
from contracts.actions.decline import cancel, decline
from contracts.actions.deliver import deliver
from contracts.actions.draft import draft
from contracts.actions.fund import fund, request_funds, request_next
from contracts.actions.rate import rate, reply
from contracts.actions.revise import revise_clauses, revise_plan
from contracts.actions.sign import sign_as_agency, sign_as_owner
from contracts.models import ContractDocument, Deliverable, Rating, Revision, Signature
from contracts.queries.text import paper_of
from contracts.states import CONTRACT, MILESTONE
from core.errors import Refused
from core.models import ChainEntry, OutboxMessage, StatusChange, StoredFile
from core.workflow import WrongStatus
from tests.contracts import world as w
from tests.contracts.pdf import small_pdf
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db
AT = w.NOON + 3 * w.DAY
TRACES = (
    ChainEntry, ContractDocument, Deliverable, OutboxMessage, Rating, Revision, Signature,
    StatusChange, StoredFile,
)  # fmt: skip
OWNERS = "Only the project owner of this contract can do this."
AGENCYS = "Only the agency of this contract can do this."


def traces() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in TRACES}


def shown(world: w.World) -> str:
    return paper_of(world.again()).sha256


ACTS = {
    "revise_clauses": lambda x, by: revise_clauses(contract=x.contract, clauses="", by=by, at=AT),
    "revise_plan": lambda x, by: revise_plan(
        contract=x.contract, steps=[plan.Step("全部", w.AMOUNT, 30)], by=by, at=AT
    ),
    "sign_as_agency": lambda x, by: sign_as_agency(
        contract=x.contract, shown_sha256=shown(x), by=by, at=AT
    ),
    "sign_as_owner": lambda x, by: sign_as_owner(
        contract=x.contract, shown_sha256=shown(x), by=by, at=AT
    ),
    "decline": lambda x, by: decline(contract=x.contract, reason="人手不足", by=by, at=AT),
    "deliver": lambda x, by: deliver(
        milestone=x.milestone(), content=small_pdf(), name="x.pdf", by=by, at=AT
    ),
    "accept": lambda x, by: accept(milestone=x.milestone(), by=by, at=AT),
    "ask_rework": lambda x, by: ask_rework(milestone=x.milestone(), reason="改", by=by, at=AT),
    "rate": lambda x, by: rate(contract=x.contract, marks=w.MARKS, by=by, at=AT + w.DAY),
    "reply": lambda x, by: reply(contract=x.contract, text="谢谢", by=by, at=AT + w.DAY),
}
# act, how far the contract went, the side whose act it is, what the other side hears
OPEN = [
    ("revise_plan", w.drafted, "owner", OWNERS),
    ("sign_as_agency", w.drafted, "agency", AGENCYS),
    ("sign_as_owner", w.half_signed, "owner", OWNERS),
    ("decline", w.drafted, "agency", AGENCYS),
    ("deliver", w.in_service, "agency", AGENCYS),
    ("accept", w.delivered, "owner", OWNERS),
    ("ask_rework", w.delivered, "owner", OWNERS),
    ("rate", w.completed, "owner", OWNERS),
    ("reply", w.rated, "agency", AGENCYS),
]


@pytest.mark.parametrize(("act", "stage", "side", "sentence"), OPEN)
def test_other_side_a_colleague_and_a_stranger_are_refused_and_nothing_is_half_done(
    act, stage, side, sentence
):
    world = stage()
    mine, other = (world.owner, world.agency) if side == "owner" else (world.agency, world.owner)
    colleague = MembershipFactory(organisation=mine.organisation, role=mine.role, duties=["payer"])
    stranger = MembershipFactory(role=mine.role)
    before = traces()
    for member, heard in [(other, sentence), (stranger, sentence), (colleague, "duty")]:
        with pytest.raises(Refused) as refused:
            ACTS[act](world, member.as_actor())
        assert heard in str(refused.value.sentence)
        assert traces() == before
    ACTS[act](world, mine.as_actor())  # the act itself was possible all the time
    assert act == "reply" or traces() != before


def test_clauses_are_refused_to_whoever_is_no_party():
    world = w.drafted()
    before = traces()
    for role in ({}, {"agency": True}, {"regulator": True}, {"operator": True}):
        with pytest.raises(Refused) as refused:
            ACTS["revise_clauses"](world, MembershipFactory(**role).as_actor())
        assert str(refused.value.sentence) == "Only the parties of this contract can change it."
    assert traces() == before


LATE = {
    w.half_signed: {"revise_clauses", "revise_plan", "sign_as_agency", "decline"},
    w.signed: {"sign_as_owner", "deliver", "accept", "rate", "decline"},
    w.delivered: {"deliver", "rate", "reply"},
    w.completed: {"deliver", "accept", "ask_rework", "reply", "sign_as_owner"},
    w.rated: {"rate", "accept", "ask_rework"},
}


@pytest.mark.parametrize("stage", LATE, ids=lambda stage: stage.__name__)
def test_act_out_of_its_time_is_refused_to_the_right_person(stage):
    world = stage()
    before = traces()
    for act in sorted(LATE[stage]):
        is_owners = act in {"revise_plan", "sign_as_owner", "accept", "ask_rework", "rate"}
        with pytest.raises(Refused):
            ACTS[act](world, world.buyer if is_owners else world.worker)
    assert traces() == before


MACHINES = [(CONTRACT, "cancel"), (MILESTONE, "request_funds"), (MILESTONE, "fund")]
RULES = {
    "cancel": lambda x: cancel(contract=x.contract, reason="", by=x.buyer, at=AT),
    "request_funds": lambda x: request_funds(milestone=x.milestone(), by=x.buyer, at=AT),
    "fund": lambda x: fund(milestone=x.milestone(), at=AT),
}


@pytest.mark.parametrize(("machine", "verb"), MACHINES)
def test_what_rules_do_starts_from_its_own_statuses_only(machine, verb):
    world = w.signed()
    subject = world.contract if machine is CONTRACT else world.milestone()
    for status in machine.states.values:
        if status in machine.find(verb).sources:
            continue
        type(subject).objects.filter(pk=subject.pk).update(status=status)
        before = traces()
        with pytest.raises(WrongStatus) as late:
            RULES[verb](world)
        assert (late.value.status, late.value.move) == (status, verb)
        assert traces() == before


def test_money_is_asked_for_only_while_a_milestone_is_planned():
    world = w.completed()
    assert request_next(world.contract, by=world.buyer, at=AT) is None


def test_award_drawn_up_again_after_it_is_signed_gives_the_same_contract():
    world = w.signed()
    before = traces()
    assert draft(award=world.award, by=world.buyer, at=AT) == world.contract
    assert traces() == before
