"""Accepted results of a unified survey reach every department concerned; readings are kept."""

import pytest
from django.db.utils import DatabaseError
from django.urls import reverse

from bidding.bundles import actions as bundles
from contracts import policies
from contracts.actions import accept, share
from contracts.models import Reading, SharedResult
from contracts.queries import sharing
from core.actors import SYSTEM
from core.models import ChainEntry
from tests.contracts import world as w
from tests.contracts.pdf import small_pdf
from tests.factories import DepartmentFactory, MembershipFactory, RegionFactory, ServiceItemFactory
from tests.people import everybody

pytestmark = pytest.mark.django_db
LAND, HOUSING = "natural-resources", "housing"
TAKEN = w.NOON + 3 * w.DAY


def surveys():
    """Two items of one department; the second concerns another besides."""
    land = DepartmentFactory(code=LAND, name_zh="自然资源", name_en="Natural resources")
    fields = {"bundle": "unified_survey", "department": land}
    made = [ServiceItemFactory(code=code, **fields) for code in ("LA-1", "PL-1")]
    made[1].shared_with.add(DepartmentFactory(code=HOUSING, name_zh="住建", name_en="Housing"))
    return made


def survey_of(world):
    """The procurement of this contract is named for a unified survey."""
    procurement = world.award.procurement
    bundle = bundles.start_bundle(
        kind="unified_survey",
        project=procurement.project,
        items=[line.item for line in procurement.lines.order_by("id")],
        by=world.buyer,
        at=w.NOON,
    )
    bundles.link_procurement(
        member=bundle.members.order_by("id")[0],
        procurement=procurement,
        by=world.buyer,
        at=w.NOON + 4 * w.DAY,
    )
    bundle.refresh_from_db()
    return bundle


def take(world, sequence=1):
    accept.accept(milestone=world.milestone(sequence), by=world.buyer, at=TAKEN)


def shared():
    found = SharedResult.objects.order_by("deliverable_id", "department__code")
    return [(each.deliverable.milestone.sequence, each.department.code) for each in found]


def regulator(code, **more):
    return MembershipFactory(regulator=True, department=DepartmentFactory(code=code), **more)


@pytest.fixture
def done():
    """A small survey whose one result is accepted and shared."""
    world = w.delivered(amount_fen=1_000_000, items=surveys())
    world.bundle = survey_of(world)
    take(world)
    world.bundle.refresh_from_db()
    return world


def test_an_accepted_result_is_shared_with_every_department_concerned(done):
    assert shared() == [(1, HOUSING), (1, LAND)]
    assert done.bundle.status == "shared"
    entry = ChainEntry.objects.get(chain=done.contract.chain, kind="shared")
    assert entry.payload["departments"] == [HOUSING, LAND]


def test_work_that_is_only_delivered_is_shared_with_nobody():
    world = w.delivered(items=surveys())
    survey_of(world)
    assert shared() == []


def test_each_milestone_is_shared_when_it_is_accepted_and_the_last_ends_the_survey():
    world = w.delivered(items=surveys())
    bundle = survey_of(world)
    assert world.contract.milestones.count() > 1
    take(world)
    bundle.refresh_from_db()
    assert shared() == [(1, HOUSING), (1, LAND)]
    assert bundle.status == "survey"


def test_a_survey_named_after_its_work_was_accepted_is_shared_at_once():
    world = w.completed(items=surveys())
    assert shared() == []
    assert survey_of(world).status == "shared"
    assert shared() == [(1, HOUSING), (1, LAND)]


def test_sharing_again_adds_nothing(done):
    done.bundle.status = "survey"
    done.bundle.save()
    assert share.share_accepted(contract=done.contract, by=SYSTEM, at=TAKEN) == []
    assert ChainEntry.objects.filter(chain=done.contract.chain, kind="shared").count() == 1


def test_a_contract_outside_a_unified_survey_shares_nothing():
    world = w.completed()
    assert share.share_accepted(contract=world.contract, by=SYSTEM, at=TAKEN) == []


# Who reads


def test_regulators_read_what_is_open_to_them():
    world = w.drafted()
    people = everybody(world.award.procurement.owner, world.seller)
    told = "This result is not shared with your department."
    for who, actor in people.items():
        is_regulator = who in ("bureau", "city", "other_city", "other_sector")
        assert bool(policies.read_result(actor, is_open=True)) == is_regulator, who
        assert policies.read_result(actor, is_open=False).reason == told, who


@pytest.mark.parametrize(
    ("code", "region", "opens", "rows"),
    [
        (HOUSING, None, True, 1),
        (LAND, None, True, 1),
        (HOUSING, "320700", True, 1),
        (HOUSING, "320900", False, 0),
        ("water", None, False, 0),
        (None, None, True, 2),
    ],
)
def test_it_lies_on_the_desks_of_the_departments_concerned(done, code, region, opens, rows):
    more = {"region": RegionFactory(code=region)} if region else {}
    more |= {"department": DepartmentFactory(code=code)} if code else {}
    actor = MembershipFactory(regulator=True, **more).as_actor()
    version = done.milestone().deliverables.get()
    assert sharing.shared_with(actor).count() == rows
    assert sharing.open_to(actor).filter(pk=version.pk).exists() == opens


def test_nobody_else_finds_shared_results(done):
    assert done.milestone().deliverables.exists()
    for actor in (done.buyer, done.worker, SYSTEM):
        assert not sharing.shared_with(actor).exists()
        assert not sharing.open_to(actor).exists()
        assert sharing.unread(actor) == 0


def test_a_result_waits_until_the_own_department_has_read_it(done):
    housing, land = regulator(HOUSING).as_actor(), regulator(LAND).as_actor()
    version = done.milestone().deliverables.get()
    share.read_result(deliverable=version, by=housing, at=TAKEN)
    assert (sharing.unread(housing), sharing.unread(land)) == (0, 1)
    window = MembershipFactory(regulator=True).as_actor()
    assert sharing.unread(window) == 0


def test_a_reading_cannot_be_taken_back(done):
    version = done.milestone().deliverables.get()
    kept = share.read_result(deliverable=version, by=regulator(HOUSING).as_actor(), at=TAKEN)
    with pytest.raises(DatabaseError):
        kept.delete()


# Pages


def test_a_department_downloads_and_both_parties_see_it(done, sign_in):
    person = regulator(HOUSING)
    browser = sign_in(person)
    browser.cookies["django_language"] = "en"
    text = browser.get(reverse("contracts:results")).text
    assert "Not read yet" in text
    version = done.milestone().deliverables.get()
    address = reverse("contracts:read-result", args=[version.pk])
    assert address in text
    assert browser.get(address).status_code == 405
    assert b"".join(browser.post(address)) == small_pdf()
    assert Reading.objects.get().department.code == HOUSING
    assert "Not read yet" not in browser.get(reverse("contracts:results")).text
    for side, member in (("owner", done.owner), ("agency", done.agency)):
        room = sign_in(member).get(reverse(f"contracts:{side}-room", args=[done.contract.number]))
        assert str(person.organisation) in room.text
        assert str(person.user) in room.text


def test_a_department_that_is_not_concerned_gets_no_file(done, sign_in):
    version = done.milestone().deliverables.get()
    address = reverse("contracts:read-result", args=[version.pk])
    assert sign_in(regulator("water")).post(address).status_code == 404
    assert not Reading.objects.exists()


def test_a_regulators_download_in_the_room_is_kept_too(sign_in):
    world = w.delivered()
    browser = sign_in(MembershipFactory(regulator=True))
    version = world.milestone().deliverables.get()
    address = reverse("contracts:read-result", args=[version.pk])
    room = reverse("contracts:regulator-room", args=[world.contract.number])
    assert address in browser.get(room).text
    assert b"".join(browser.post(address)) == small_pdf()
    assert Reading.objects.count() == 1
