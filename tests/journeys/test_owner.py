"""A project owner: picks from the shelf, signs, pays, accepts and rates; and draws in public."""

import datetime as dt
import json

import pytest

from agencies.models import Agency
from bidding.actions import due, sign_ups
from bidding.draws.actions import read_beacon
from bidding.models import Procurement
from bidding.states import ProcurementStatus
from billing.models import FeeNotice
from contracts.models import Contract
from contracts.states import ContractStatus, MilestoneStatus
from core import outbox
from core.clock import deadline, now
from core.models import Membership
from sandbox_gateway.call import Config
from sandbox_gateway.server import running_sandbox
from tests.bidding.market import PASSPHRASE, bidder_of, draw_of, opener, owner_secret
from tests.contracts.pdf import small_pdf
from tests.factories import (
    AgencyFactory,
    FeeNoticeFactory,
    MembershipFactory,
    RegionFactory,
    ServiceItemFactory,
)
from tests.journeys.steps import fill, follow, looks_right, press, says
from tests.shop.world import make_agency, make_offer, make_owner

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
SECRET = "whsec_journeys"
MARKS = {"quality": 5, "timeliness": 4, "attitude": 5, "charge": 4, "standard": 5}


@pytest.fixture
def gateway(live_server, settings):
    """The sandbox gateway, sending payers back to this site and webhooks to it."""
    settings.SITE_URL = live_server.url
    settings.STRIPE_WEBHOOK_SECRET = SECRET
    config = Config(
        webhook_url=f"{live_server.url}/webhooks/stripe/",
        webhook_secret=SECRET,
        retry_after=(0, 0),
        allowed_origins=(live_server.url,),
    )
    with running_sandbox(config, courier=True) as running:
        settings.STRIPE_API_BASE = running.url
        rules = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
        rules = rules | {"form-action": ["'self'", running.url]}
        settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": rules}
        settings.STRIPE_SECRET_KEY = config.secret_key
        yield running


@pytest.fixture
def desk(new_visitor, sign_in):
    """`desk(membership, javascript=True)` opens an English window of that person."""

    def build(membership: Membership, *, javascript: bool = True):
        visitor = new_visitor(sign_in(membership), javascript=javascript)
        visitor.prefer(language="en")
        return visitor

    return build


def pick(visitor, name: str) -> list[str]:
    """From the shelf into the basket, and one order confirmed."""
    page = visitor("/shelf/")
    faults = looks_right(visitor)
    follow(page, name)
    faults += looks_right(visitor)
    press(page, "Put into the basket")
    visitor("/basket/")
    faults += looks_right(visitor)
    follow(page, "Go on to confirm")
    faults += looks_right(visitor)
    fill(page, project_name="滨海新区污水处理厂扩建工程", reason="报价合理，承诺工期最短。")
    press(page, "Place the orders")
    return faults + looks_right(visitor)


def sign(visitor, side: str, number: str) -> list[str]:
    """Read the contract and sign it."""
    page = visitor(f"/{side}/contracts/{number}/")
    follow(page, "Read and sign")
    faults = looks_right(visitor)
    fill(page, agrees=True)
    press(page, "Sign")
    return faults


def pay_online(visitor, gateway, number: str, *, javascript: bool) -> None:
    """The first milestone's notice, over the gateway's own page and back."""
    visitor.elsewhere = (gateway.url,)
    contract = Contract.objects.get(number=number)
    code = contract.milestones.get(sequence=1).notice_code
    page = visitor(f"/pay/{code}/")
    press(page, "Pay online")
    assert page.url.startswith(gateway.url)
    page.locator("button[value=pay]").click()
    page.wait_for_url(f"{visitor.base}/pay/{code}/return/**")
    if not javascript and page.get_by_role("button", name="Ask for the result now").count():
        press(page, "Ask for the result now")
    page.get_by_text("The payment has arrived.").wait_for()
    assert FeeNotice.objects.get(code=code).paid_fen == 2_800_000


def enter(number: str, agency: Agency) -> None:
    """One more agency takes part, by the action itself."""
    sign_ups.sign_up(
        procurement=Procurement.objects.get(number=number),
        agency=agency,
        by=bidder_of(agency),
        clock=now,
    )


def deliver(visitor, number: str, text: str) -> None:
    """The agency hands over a version of the first milestone."""
    page = visitor(f"/agency/contracts/{number}/")
    follow(page, "Deliver")
    fill(page, file=("report.pdf", small_pdf(text)))
    press(page, "Deliver")


def rework_and_deliver_again(owner, agency, number: str) -> list[str]:
    """The owner sends the first version back; the second one is accepted."""
    deliver(agency, number, "first")
    page = owner(f"/buyer/contracts/{number}/")
    follow(page, "Ask for rework")
    faults = looks_right(owner)
    fill(page, reason="缺少环境监测数据的原始记录。")
    press(page, "Send back")
    deliver(agency, number, "second")
    owner(f"/buyer/contracts/{number}/")
    assert "缺少环境监测数据的原始记录。" in says(page)
    press(page, "Accept and release the money")
    return faults


def rate_and_reply(owner, agency, number: str) -> list[str]:
    """Five marks and a comment; the agency answers."""
    page = owner(f"/buyer/contracts/{number}/")
    follow(page, "Rate the work")
    faults = looks_right(owner)
    fill(page, **MARKS, comment="专业、及时。")
    press(page, "Publish the rating")
    page = agency(f"/agency/contracts/{number}/")
    follow(page, "Reply to the rating")
    fill(page, text="谢谢，合作愉快。")
    press(page, "Publish the reply")
    assert "谢谢，合作愉快。" in says(owner(f"/buyer/contracts/{number}/"))
    return faults + looks_right(owner)


@SCRIPTS
def test_work_is_picked_signed_paid_delivered_accepted_and_rated(desk, gateway, javascript):
    offer = make_offer(make_agency("连云港绿源环境科技有限公司"), price_fen=2_800_000)
    owner = desk(make_owner().membership, javascript=javascript)
    worker = MembershipFactory(agency=True, organisation=offer.agency.organisation)
    agency = desk(worker, javascript=javascript)

    faults = pick(owner, str(offer.item))
    page = agency("/agency/selections/")
    faults += looks_right(agency)
    press(page, "Take the work")
    number = Contract.objects.get().number
    faults += sign(agency, "agency", number) + sign(owner, "buyer", number)
    assert Contract.objects.get().status == ContractStatus.SIGNED

    pay_online(owner, gateway, number, javascript=javascript)
    outbox.drain(at=now())
    assert Contract.objects.get().status == ContractStatus.IN_SERVICE
    faults += rework_and_deliver_again(owner, agency, number)
    assert Contract.objects.get().milestones.get().status == MilestoneStatus.RELEASED
    faults += rate_and_reply(owner, agency, number)
    assert faults == []


def test_a_refused_payment_can_be_tried_again(desk, gateway):
    notice = FeeNoticeFactory()
    visitor = desk(MembershipFactory(organisation=notice.payer))
    visitor.elsewhere = (gateway.url,)
    page = visitor(f"/pay/{notice.code}/")
    press(page, "Pay online")
    page.locator("button[value=fail]").click()
    page.get_by_text("Nothing was taken.").wait_for()
    follow(page, "Back to the fee notice")
    assert page.get_by_role("button", name="Pay online").is_enabled()


def draft(visitor, item) -> str:
    """A procurement by random draw, drafted at the desk step by step; its number."""
    page = visitor("/buyer/procurements/new/")
    fill(
        page,
        project_name="滨海新区污水处理厂扩建工程",
        region=RegionFactory().pk,
        title="污水处理厂扩建工程环境影响报告表编制",
    )
    press(page, "Begin the draft")
    follow(page, "Project and title")
    press(page, "Save and go on")
    fill(page, words=item.code)
    press(page, "Search")
    press(page, "Add")
    press(page, "Save and go on")
    fill(page, scope="编制环境影响报告表，修改至通过技术评估。")
    press(page, "Save and go on")
    fill(page, method="random_draw")
    press(page, "Save and go on")
    fill(page, **{"fiscal_percent": 100, f"price_{item.code}": "40,000"})
    press(page, "Save and go on")
    closes = deadline(now(), 3)
    fill(page, **{f"days_{item.code}": 15, "closes_at": closes.strftime("%Y-%m-%dT%H:%M")})
    press(page, "Save and check the answers")
    press(page, "Ask for the approval")
    return Procurement.objects.get().number


def sign_up(desk, agency: Agency, *, javascript: bool) -> list[str]:
    """An agency takes part."""
    member = MembershipFactory(agency=True, organisation=agency.organisation)
    visitor = desk(member, javascript=javascript)
    page = visitor("/agency/opportunities/")
    press(page, "Sign up")
    assert "You take part" in says(page)
    return looks_right(visitor)


def verify_in_the_page(visitor, number: str) -> None:
    """The browser recomputes the draw; a file with another seed is found out."""
    page = visitor(f"/draws/{number}/")
    page.get_by_role("button", name="Replay the draw in this browser").click()
    page.locator("[data-verdict=ok]").wait_for()
    transcript = page.request.get(f"{visitor.base}/draws/{number}/transcript.json").json()
    forged = json.dumps(transcript | {"seed": "0" * 64}).encode()
    for content, verdict in ((json.dumps(transcript).encode(), "ok"), (forged, "bad")):
        visitor("/verify/draw/")
        page.locator("[data-verify-file]").set_input_files(
            {"name": "transcript.json", "mimeType": "application/json", "buffer": content}
        )
        page.locator(f"[data-verdict={verdict}]").wait_for()


def verify_at_the_market(visitor, number: str) -> None:
    """Without script the market's server recomputes what is handed to it."""
    transcript = visitor.page.request.get(f"{visitor.base}/draws/{number}/transcript.json").json()
    for seed, verdict in ((transcript["seed"], "Right:"), ("0" * 64, "Wrong:")):
        page = visitor("/verify/draw/")
        fill(page, text=json.dumps(transcript | {"seed": seed}))
        press(page, "Verify")
        assert verdict in says(page)


@SCRIPTS
def test_a_public_draw_is_held_and_anyone_verifies_it(desk, new_visitor, javascript):
    item = ServiceItemFactory(name_zh="环境影响报告表编制")
    handler = MembershipFactory(duties=["handler"])
    owner = desk(handler, javascript=javascript)
    approver = MembershipFactory(organisation=handler.organisation, duties=["approver"])
    officer = MembershipFactory(regulator=True)
    regulator = desk(officer, javascript=javascript)
    for each in (handler, officer):
        opener(each.as_actor())

    number = draft(owner, item)
    page = desk(approver, javascript=javascript)(f"/buyer/procurements/{number}/")
    press(page, "Approve")
    page = owner(f"/buyer/procurements/{number}/")
    faults = looks_right(owner)
    if not javascript:  # then the secret comes from the offline command
        page.locator("details:has(input[type=file])").first.evaluate("e => e.open = true")
        made = json.dumps(owner_secret(Procurement.objects.get()).as_json())
        fill(page, secret_file=("sealed.json", made.encode()))
    press(page, "Publish the notice")
    for agency in (AgencyFactory(), AgencyFactory()):
        faults += sign_up(desk, agency, javascript=javascript)
    enter(number, AgencyFactory())

    procurement = Procurement.objects.get()
    due.run_due(at=procurement.closes_at)
    page = owner(f"/buyer/procurements/{number}/")
    follow(page, "Go to the draw")
    fill(page, passphrase=PASSPHRASE)
    press(page, "Release the secrets")
    page = regulator("/regulator/draws/")
    faults += looks_right(regulator)
    follow(page, number)
    faults += looks_right(regulator)
    fill(page, passphrase=PASSPHRASE)
    press(page, "Release the secrets")
    draw = draw_of(procurement)
    parties = {each.party for each in draw.shares.all()}
    assert len(parties) == (4 if javascript else 2), "agencies add theirs by script"
    due.run_due(at=draw.draw_at)
    read_beacon(draw=draw, value=b"b" * 32, at=draw.draw_at)
    page = owner(f"/buyer/procurements/{number}/")
    press(page, "Open the publicity of the result")

    public = new_visitor(javascript=javascript)
    public.prefer(language="en")
    page = public(f"/draws/{number}/")
    faults += looks_right(public)
    if javascript:
        verify_in_the_page(public, number)
    else:
        verify_at_the_market(public, number)
    due.run_due(at=Procurement.objects.get().publicity_until + dt.timedelta(seconds=1))
    assert Procurement.objects.get().status == ProcurementStatus.AWARDED
    assert "Awarded" in says(public(f"/notices/{number}/"))
    assert faults == []
