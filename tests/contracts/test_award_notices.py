"""The award notice: issued once, the same bytes, its hash in the chain, checked by anybody."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pyhanko.pdf_utils.reader import PdfFileReader

from bidding import actions
from bidding.engagements import engagement
from contracts.actions.award_notices import TOPIC, issue_award_notice
from contracts.models import AwardNotice
from contracts.queries.award_notices import BROKEN, answer
from contracts.typesetting import UnprintableText
from core import chain, outbox
from core.models import ChainEntry, OutboxMessage
from tests.bidding.market import DrawMarket
from tests.contracts.world import NOON, award, drafted
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


def content(notice):
    with notice.file.file.open("rb") as stored:
        return stored.read()


def test_an_award_that_stands_owes_its_notice():
    made = DrawMarket().awarded()
    message = OutboxMessage.objects.get(topic=TOPIC)
    outbox.drain(at=made.confirmed_at)
    notice = AwardNotice.objects.get()
    assert (message.key, notice.award) == (str(made.pk), made)
    entry = ChainEntry.objects.get(chain=made.procurement.chain, kind="award notice")
    assert entry.payload == {"number": notice.number, "place": 1, "sha256": notice.sha256}
    assert engagement(made.procurement).award_notice == notice.number
    assert chain.verify(made.procurement.chain).is_intact


def test_it_is_issued_once_as_a_tagged_pdf():
    made = award()
    notice = issue_award_notice(award=made, at=NOON)
    assert issue_award_notice(award=made, at=NOON + dt.timedelta(days=1)) == notice
    root = PdfFileReader(io.BytesIO(content(notice))).root
    assert root["/MarkInfo"]["/Marked"] and str(root["/Lang"]).startswith("zh")


def test_a_character_that_cannot_be_printed_holds_up_the_paper_and_not_the_award():
    made = award(title="环评 \U0001f600")
    with pytest.raises(UnprintableText):
        issue_award_notice(award=made, at=NOON)
    made.refresh_from_db()
    assert made.status == "confirmed" and not AwardNotice.objects.exists()


def test_an_award_given_back_and_passed_on_has_a_notice_for_each():
    market = DrawMarket()
    first = market.awarded()
    outbox.drain(at=first.confirmed_at)
    by = MembershipFactory(
        agency=True, organisation=first.agency.organisation, duties=["bidder"]
    ).as_actor()
    procurement = actions.refuse_award(award=first, reason="人员变动", by=by, at=first.confirmed_at)
    second = actions.award(
        procurement=procurement, at=procurement.publicity_until + dt.timedelta(seconds=1)
    )
    outbox.drain(at=second.confirmed_at)
    assert [each.award for each in AwardNotice.objects.order_by("id")] == [first, second]
    assert engagement(procurement).award_notice == second.award_notice.number


def test_both_sides_download_it_and_others_do_not(client):
    world = drafted()
    notice = issue_award_notice(award=world.award, at=NOON)
    url = reverse("contracts:award-notice", args=[notice.number])
    assert client.get(url).status_code == 302
    region = world.award.procurement.project.region
    watch = MembershipFactory(regulator=True, region=region)
    for member in (world.owner, world.agency, watch):
        client.force_login(member.user)
        page = client.get(url)
        assert b"".join(page.streaming_content) == content(notice)
    client.force_login(world.owner.user)
    room = reverse("contracts:owner-room", args=[world.contract.number])
    assert url in client.get(room).text
    client.force_login(MembershipFactory(agency=True).user)
    assert client.get(url).status_code == 404


def test_anybody_checks_a_notice_at_its_address(client):
    client.cookies["django_language"] = "en"
    notice = issue_award_notice(award=drafted().award, at=NOON)
    url = reverse("contracts:verify-award", args=[notice.number])
    assert notice.sha256 in client.get(url).text
    good, bad = content(notice), content(notice)[:-1] + b"x"
    for file, words in ((good, "byte for byte"), (bad, "not the file")):
        assert words in client.post(url, {"file": SimpleUploadedFile("n.pdf", file)}).text
    assert client.post(url).status_code == 422
    assert client.get(reverse("contracts:verify-award", args=["ZX-0"])).status_code == 404


def test_a_changed_record_is_told_instead_of_an_answer(monkeypatch):
    notice = issue_award_notice(award=award(), at=NOON)
    assert answer(notice, content(notice))[0]
    monkeypatch.setattr(chain, "verify", lambda name: chain.ChainCheck(1, 1))
    assert answer(notice, content(notice)) == (False, BROKEN)
