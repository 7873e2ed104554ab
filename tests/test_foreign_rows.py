"""Nobody reaches another's row through an address, and no address breaks on a strange value."""

import re
from types import SimpleNamespace
from urllib.parse import quote
from uuid import UUID

import pytest
from django.utils import timezone

from agencies.models import Agency, EntryFile, PastWork
from agencies.supervision import points as breaches
from agencies.supervision.actions import points
from agencies.supervision.actions.objections import object_to_points
from agencies.supervision.actions.trace import WithoutReasons, spoken
from bidding.actions import object_to_result
from bidding.methods.lowest_price.models import Explanation
from bidding.models import (
    Attachment,
    Award,
    Envelope,
    Lead,
    OwnRequirement,
    Procurement,
    ProposedAmendment,
    Question,
    Recusal,
    SealedBid,
    Witness,
)
from contracts.models import Deliverable
from core import routes
from core.actors import Role
from core.clock import local_date
from core.models import Membership
from tests.agencies import market as cases
from tests.bidding.bundles.market import BundleMarket
from tests.bidding.libraries.market import LibraryMarket
from tests.bidding.libraries.test_tenders import objection as library_objection
from tests.bidding.market import CLOSES, DrawMarket
from tests.contracts import world as contracts
from tests.factories import (
    AgencyFactory,
    DepartmentFactory,
    EntryFileFactory,
    ExpertFactory,
    MembershipFactory,
    OfferFactory,
    OrganisationFactory,
    PractitionerFactory,
    QualificationFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db
PARAMETER = re.compile(r"<(\w+):(\w+)>")
VERBS = ("approve", "publish", "cancel", "close", "award", "fail", "propose")
# Policies that hand every row of theirs to everybody they admit: nothing there is foreign.
SHARED = frozenset({"everyone", "finance", "staff", "operator", "regulator_or_operator"})
# Acts every owner or agency may do with what the public sees, or with rows of their own.
OPEN_ACTS = frozenset(
    {"shop:add", "shop:remember", "shop:forget", "shop:remove", "bidding:bundle_start"}
)
# A wrong number and a wrong contact look the same there.
ALWAYS_THERE = frozenset({"agencies:complaint"})
STRANGERS = tuple(each for each in Role if each not in (Role.PUBLIC, Role.SYSTEM))


def ours(route: routes.Route) -> bool:
    """A view of this project: packages check their own addresses."""
    return hasattr(route.view, "policy") and route.has_parameters


def fill(address: str, values: dict[str, object]) -> str:
    """The address with a value for each parameter."""
    return PARAMETER.sub(lambda found: quote(str(values[found[2]]), safe=""), address)


@pytest.fixture
def rows() -> SimpleNamespace:
    """One row of each kind, all of people who know nothing of the strangers."""
    draft, award = DrawMarket().drafted(), DrawMarket().awarded()
    tired = DrawMarket()
    ending = tired.ask_to_end(tired.closed(), CLOSES)
    shown = DrawMarket().in_publicity()
    result_objection = object_to_result(
        procurement=shown, by_name="周明", contact="13800000000", text="理由", at=CLOSES
    )
    deal = contracts.delivered()
    agency = deal.seller
    reviewer = cases.regulator()
    agency.submitted_at = timezone.now()
    agency.save()
    sanction = cases.sanctioned(AgencyFactory())
    scored = points.add_points(
        agency=agency,
        rule=next(iter(breaches.RULES)),
        evidence="事实",
        by=reviewer,
        at=contracts.NOON,
    )
    tenders = LibraryMarket()
    in_publicity = tenders.in_publicity()
    objection = object_to_points(
        points=scored, by=deal.agency.as_actor(), text="不实", at=contracts.NOON
    )
    return SimpleNamespace(
        objection=objection,
        result_objection=result_objection,
        deal=deal,
        agency=agency,
        member=deal.owner,
        complaint=cases.complain(agency),
        sanction=sanction,
        points=scored,
        offer=OfferFactory(agency=agency),
        practitioner=PractitionerFactory(agency=agency),
        qualification=QualificationFactory(agency=agency, unconfirmed=True),
        paper=EntryFileFactory(agency=agency),
        draft=draft,
        award=award,
        ending=ending,
        expert=ExpertFactory(),
        bundle=BundleMarket().submitted(),
        library=tenders.drafted(),
        library_member=in_publicity.members.order_by("id").first(),
        library_objection=library_objection(in_publicity),
    )


def names_of(row: SimpleNamespace) -> dict[str, dict[str, object]]:
    """The start of a route's name → the foreign values. The longest fitting start counts."""
    contract = {"number": row.deal.contract.number, "sequence": 1}
    bundle = {"number": row.bundle.number, "pk": row.bundle.papers.get().pk, "name": "withdraw"}
    contract["pk"] = Deliverable.objects.values_list("pk", flat=True).get()
    return {
        "contracts:": contract,
        "core:": {"pk": row.member.pk},
        "agencies:offer": {"pk": row.offer.pk},
        "agencies:practitioner_end": {"pk": row.practitioner.pk},
        "agencies:qualification_remove": {"pk": row.qualification.pk},
        "agencies:certificate_confirm": {"pk": row.qualification.pk},
        "agencies:work_": {"pk": past_work(row.agency).pk},
        "agencies:complaint_": {"number": row.complaint.number},
        "agencies:regulator_complaint": {"number": row.complaint.number},
        "agencies:points_objection": {"pk": row.points.pk},
        "agencies:points_add": {"credit_code": row.agency.organisation.credit_code},
        "agencies:sanction_": {"number": row.sanction.number, "verb": "propose"},
        "agencies:sanction_open": {"credit_code": row.agency.organisation.credit_code},
        "agencies:regulator_sanction": {"number": row.sanction.number},
        "agencies:regulator_credit_file": {"credit_code": row.agency.organisation.credit_code},
        "agencies:admission": {"pk": row.agency.pk},
        "agencies:entry_": {"pk": row.agency.pk},
        "agencies:objection_decide": {"pk": row.objection.pk},
        "agencies:paper": {"pk": EntryFile.objects.get(pk=row.paper.pk).file_id},
        "bidding:owned": {"number": row.draft.number},
        "bidding:act": {"number": row.draft.number},
        "bidding:refuse": {"pk": row.award.pk},
        "direct:confirm": {"number": row.deal.award.procurement.number},
        "direct:decline": {"number": row.deal.award.procurement.number},
        "bidding:withdraw": {"number": row.award.procurement.number},
        "bidding:sign_up": {"number": row.draft.number},
        "bidding:ask": {"number": row.draft.number},
        "bidding:confirm": {"number": row.draft.number},
        "bidding:amend": {"number": row.draft.number},
        "bidding:requirements": {"number": row.draft.number},
        "bidding:drop_requirement": {"number": row.draft.number, "pk": asked(row.draft).pk},
        "bidding:recusals": {"number": row.draft.number},
        "bidding:readmit": {"number": row.draft.number, "pk": recusal(row.draft).pk},
        "bidding:witnesses": {"number": row.draft.number},
        "bidding:attest": {"pk": witness(row.draft).pk},
        "bidding:attachments": {"number": row.draft.number},
        "bidding:detach": {"number": row.draft.number, "pk": attachment(row.draft).pk},
        "bidding:proposed_file": {"number": row.draft.number, "pk": proposed_file(row.draft)},
        "bidding:rerun": {"number": row.draft.number},
        "bidding:draw_": {"number": row.draft.number},
        "bidding:draft_": {"number": row.draft.number, "slug": "project"},
        "bidding:ending_decide": {"pk": row.ending.pk},
        "bidding:answer": {"pk": question(row.award, row.deal.agency).pk},
        "bidding:regulator_": {"number": row.award.procurement.number},
        "bidding:bid": {"number": row.draft.number},
        "bidding:release": {"number": row.award.procurement.number},
        "bidding:open_own": {"number": row.award.procurement.number},
        "bidding:debrief": {"number": row.award.procurement.number},
        "bidding:receipt": {"digest": sealed_bid(row.award).digest},
        "lowest_price:": {"pk": explanation(row.award).pk},
        "bidding:decide": {"pk": row.result_objection.pk},
        "bidding:lead": {"pk": lead(row.award).pk},
        "library:": {"number": row.award.procurement.number},
        "library:pick": {"number": row.library.number},
        "bidding:library_": {"number": row.library.number},
        "bidding:library_member_act": {"pk": row.library_member.pk, "name": "remove"},
        "bidding:library_decide": {"pk": row.library_objection.pk},
        "bidding:owned_bundle": bundle,
        "bidding:bundle_act": bundle,
        "bidding:bundle_link": {**bundle, "pk": row.bundle.members.order_by("id")[0].pk},
        "bidding:regulator_bundle": bundle,
        "bidding:panel_": {"number": row.award.procurement.number, "pk": 1},
        "bidding:regulator_expert": {"number": row.expert.number, "name": "pause"},
        "bidding:regulator_library": {"number": row.library.number, "name": "publish"},
    }


def past_work(agency: Agency) -> PastWork:
    """A work that the agency finished outside this market."""
    return PastWork.objects.create(
        agency=agency,
        title="业绩",
        client="委托方",
        family="assessment",
        finished_on=local_date(CLOSES),
        file=EntryFileFactory(agency=agency).file,
    )


def asked(draft: Procurement) -> OwnRequirement:
    """A requirement of the draft beyond its item."""
    return OwnRequirement.objects.create(procurement=draft, records=1, years=3)


def recusal(draft: Procurement) -> Recusal:
    """An agency that must not take part."""
    return Recusal.objects.create(
        procurement=draft,
        agency=AgencyFactory(),
        ground="review",
        reason="事实",
        added_by=draft.created_by,
        added_at=CLOSES,
    )


def witness(draft: Procurement) -> Witness:
    """Somebody who is invited to watch."""
    return Witness.objects.create(
        procurement=draft,
        person=draft.created_by,
        capacity="公证",
        invited_by=draft.created_by,
        invited_at=CLOSES,
    )


def attachment(draft: Procurement) -> Attachment:
    """A file of the draft."""
    return Attachment.objects.create(
        procurement=draft,
        file=EntryFileFactory().file,
        added_by=draft.created_by,
        added_at=CLOSES,
    )


def proposed_file(draft: Procurement) -> UUID:
    """A file that comes with a proposed amendment."""
    file = EntryFileFactory().file
    proposed = ProposedAmendment.objects.create(
        procurement=draft, before={}, after={}, proposed_by=draft.created_by, proposed_at=CLOSES
    )
    proposed.added.add(file)
    return file.pk


def sealed_bid(award: Award) -> SealedBid:
    """A bid that the agency of the award has sealed."""
    number = award.procurement.number
    envelope = Envelope.objects.create(procurement=award.procurement, name="bid", number=number)
    return SealedBid.objects.create(
        envelope=envelope,
        agency=award.agency,
        sequence=1,
        sealed=b"",
        digest="a" * 64,
        position=1,
        head="a" * 64,
        received_at=CLOSES,
    )


def question(award: Award, asked_by: Membership) -> Question:
    """What somebody asked about the procurement of the award."""
    return Question.objects.create(
        procurement=award.procurement,
        number=1,
        text="问题",
        agency=award.agency,
        asked_by=asked_by,
        asked_at=CLOSES,
    )


def lead(award: Award) -> Lead:
    """An evidence card about the procurement of the award."""
    return Lead.objects.create(
        kind="prices",
        key=award.procurement.number,
        procurement=award.procurement,
        numbers={},
        reason={"template": "low", "facts": {}},
        found_at=CLOSES,
    )


def explanation(award: Award) -> Explanation:
    """A low price that the agency of the award has to explain."""
    sign_up = award.procurement.sign_ups.get(agency=award.agency)
    return Explanation.objects.create(
        procurement=award.procurement, sign_up=sign_up, finding={"template": "low"}, until=CLOSES
    )


def stranger(role: Role) -> Membership:
    """An administrator of an organisation of that role, far away from all rows."""
    away = RegionFactory(code="110000", name_zh="北京市", name_en="Beijing")
    member: Membership = MembershipFactory(
        role=role,
        organisation=OrganisationFactory(region=away),
        region=away if role == Role.REGULATOR else None,
        department=DepartmentFactory(code="far", name_zh="远", name_en="Far")
        if role == Role.REGULATOR
        else None,
    )
    if role == Role.AGENCY:
        AgencyFactory(organisation=member.organisation)
    return member


def scoped() -> list[routes.Route]:
    """Our routes whose rows belong to somebody."""
    return [
        route
        for route in routes.routes()
        if ours(route) and route.policy.__name__ not in SHARED and route.name not in OPEN_ACTS
    ]


def test_a_strangers_row_is_never_found(rows, sign_in):
    known, shown, met = names_of(rows), [], set()
    for role in STRANGERS:
        member = stranger(role)
        browser = sign_in(member)
        for route in scoped():
            starts = [start for start in known if route.name.startswith(start)]
            assert starts, f"{route.name}: name a foreign row for it in names_of"
            values = known[max(starts, key=len)]
            passes = bool(route.policy(member.as_actor()))
            for verb in VERBS if route.name == "bidding:act" else [""]:
                address = fill(route.address, {"name": verb, **values})
                answers = {browser.get(address).status_code, browser.post(address).status_code}
                wanted = 404 if passes else 403
                if wanted not in answers or answers - {wanted, 405}:
                    shown.append((role.value, address, answers))
                met |= answers
    assert shown == []
    assert met >= {403, 404}


STRANGE = {
    "int": ["0", "-1", "99999999999999999999", "１"],
    "str": ["0", "ZJ-2026-000001\x00", "%", "九" * 300],
    "slug": ["__class__", "approve"],
    "uuid": ["0", "00000000-0000-0000-0000-000000000000"],
}


def test_a_strange_value_in_an_address_is_not_found(sign_in):
    members = [stranger(role) for role in STRANGERS]
    browsers = [(sign_in(member), member.as_actor()) for member in members]
    wrong = []
    for route in filter(ours, routes.routes()):
        browser = next(browser for browser, actor in browsers if route.policy(actor))
        kinds = {name: kind for kind, name in PARAMETER.findall(route.address)}
        for number in range(max(len(STRANGE[kind]) for kind in kinds.values())):
            values = {n: STRANGE[k][number % len(STRANGE[k])] for n, k in kinds.items()}
            address = fill(route.address, values)
            for method in ("get", "post"):
                try:
                    status = getattr(browser, method)(address).status_code
                except Exception as error:
                    status = repr(error)
                if status == 200 and route.name in ALWAYS_THERE:
                    continue
                if status not in (302, 400, 403, 404, 405, 422):
                    wrong.append((method, address[:90], status))
    assert wrong == []


def test_a_nul_in_a_query_finds_nothing(client):
    for address in ("/rankings/?item=%00", "/rules/?region=%00", "/search/?q=%00", "/?%00=1"):
        assert client.get(address).status_code == 404


def test_a_nul_in_a_reason_is_dropped():
    assert spoken(" fact\x00s ") == "facts"
    with pytest.raises(WithoutReasons):
        spoken("\x00 ")


def test_no_address_takes_a_method_it_does_not_know(sign_in):
    browser, wrong = sign_in(stranger(Role.OWNER)), []
    for route in routes.routes():
        if not hasattr(route.view, "policy") or route.has_parameters:
            continue
        for method in ("put", "patch", "delete"):
            status = getattr(browser, method)(route.address).status_code
            if status not in (403, 405):
                wrong.append((method, route.address, status))
    assert wrong == []
    assert Procurement.objects.count() == 0
