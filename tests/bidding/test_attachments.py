"""Files of a notice: handed in with the draft, hashed in the chain, exchanged by an amendment."""

import hashlib
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bidding import actions
from bidding.actions.attachments import AttachedAlready, TooManyFiles
from bidding.models import Attachment, Procurement
from bidding.policies import procurements as policies
from bidding.queries.attachments import attached, hashes
from core.errors import Refused
from core.files import BadFile, UnsafeFile
from core.models import ChainEntry, StoredFile
from tests.bidding.market import AT, DrawMarket, at, publish
from tests.factories import AgencyFactory, MembershipFactory
from tests.people import everybody

pytestmark = pytest.mark.django_db
PDF, DIGEST = b"%PDF-1.7 task", hashlib.sha256(b"%PDF-1.7 task").hexdigest()


@pytest.fixture
def market():
    return DrawMarket()


def attach(market, draft, name="任务书.pdf", content=PDF, by=None):
    new = actions.NewFile(name, content)
    return actions.attach(procurement=draft, new=new, by=by or market.handler, at=AT)


def approve_and_publish(market, draft):
    market.approve(draft)
    return publish(procurement=draft, by=market.handler, at=AT)


@pytest.fixture
def published(market):
    draft = market.drafted()
    attach(market, draft)
    return approve_and_publish(market, draft)


def amend(market, procurement, **changes):
    now = Procurement.objects.get(pk=procurement.pk)
    facts = {"title": now.title, "scope": now.scope, "closes_at": now.closes_at}
    proposed = actions.propose_amendment(
        procurement=procurement,
        to=actions.Amended(**(facts | changes)),
        reason="换新任务书",
        by=market.handler,
        clock=at(AT),
    )
    return actions.amend(proposed=proposed, by=market.approver, clock=at(AT))


def test_the_notice_in_the_chain_names_every_file_by_its_hash(published):
    entry = ChainEntry.objects.get(chain=published.chain, kind="notice")
    assert entry.payload["attachments"] == {"任务书.pdf": DIGEST}


def test_a_draft_gives_a_file_away_again_and_a_notice_does_not(market, published):
    draft = market.drafted()
    actions.detach(attachment=attach(market, draft), by=market.handler)
    assert not hashes(draft)
    with pytest.raises(Refused, match=r"amend|修改公告"):
        actions.detach(attachment=attached(published).get(), by=market.handler)
    with pytest.raises(Refused):
        attach(market, published, name="b.pdf")


def test_a_name_stands_for_one_file_and_there_are_at_most_twenty(market):
    draft = market.drafted()
    attach(market, draft)
    with pytest.raises(AttachedAlready):
        attach(market, draft, content=b"%PDF-1.7 other")
    for n in range(19):
        attach(market, draft, name=f"{n}.pdf")
    with pytest.raises(TooManyFiles):
        attach(market, draft, name="twenty-first.pdf")


def macro():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/vbaProject.bin", b"")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "error"), [(b"MZ program", BadFile), (b"", BadFile), (macro(), UnsafeFile)]
)
def test_what_could_harm_its_readers_is_not_attached(market, content, error):
    with pytest.raises(error):
        attach(market, market.drafted(), content=content)
    assert not StoredFile.objects.exists()


def test_who_edits_a_draft(market):
    draft = market.drafted()
    people = everybody(market.project.owner, AgencyFactory())
    may = {name for name, by in people.items() if policies.edit(by, draft)}
    assert may == {"owner_admin", "owner_handler", "system"}
    with pytest.raises(Refused):
        attach(market, draft, by=market.approver)


def test_an_amendment_exchanges_a_file_and_both_stay_readable(client, market, published):
    old = attached(published).get()
    new = actions.NewFile("任务书.pdf", b"%PDF-1.7 task, amended")
    amendment = amend(market, published, added=[new], removed=[old.pk])
    assert amendment.before["attachments"] == {"任务书.pdf": DIGEST}
    assert amendment.after["attachments"] == hashes(published) != {"任务书.pdf": DIGEST}
    told = ChainEntry.objects.get(chain=published.chain, kind="amended").payload
    assert told["attachments"] == hashes(published)
    assert amendment.is_to_be_confirmed
    for each in Attachment.objects.order_by("id"):
        url = reverse("bidding:attachment", args=[published.number, each.pk])
        read = b"".join(client.get(url).streaming_content)
        assert hashlib.sha256(read).hexdigest() == each.file.sha256
    text = client.get(reverse("bidding:notice", args=[published.number])).text
    assert DIGEST in text and hashes(published)["任务书.pdf"] in text


def test_an_amendment_changes_the_scale_and_an_older_one_is_still_read(client, market, published):
    amendment = amend(market, published, scale="占地 4 公顷")
    assert (amendment.before["scale"], amendment.after["scale"]) == ("", "占地 4 公顷")
    amendment.pk, amendment.number = None, 2
    for name in ("scale", "attachments"):  # as it was written before they could be amended
        del amendment.before[name], amendment.after[name]
    amendment.save()
    assert client.get(reverse("bidding:notice", args=[published.number])).status_code == 200


def test_a_run_of_the_same_need_brings_the_same_files(market, published):
    actions.cancel(procurement=published, reason="场地有变", by=market.handler, at=AT)
    again = actions.rerun(procurement=published, by=market.handler, at=AT)
    assert hashes(again) == {"任务书.pdf": DIGEST}
    assert StoredFile.objects.count() == 1


# Pages


@pytest.fixture
def clock(monkeypatch):
    for view in ("amendments", "attachments", "owner"):
        monkeypatch.setattr(f"bidding.views.{view}.database_now", at(AT))


def test_the_owner_attaches_and_removes_a_file(client, market, clock):
    draft = market.drafted()
    client.force_login(market.handler.user)
    url = reverse("bidding:attachments", args=[draft.number])
    assert url in client.get(reverse("bidding:owned", args=[draft.number])).text
    sent = {"file": SimpleUploadedFile("任务书.pdf", PDF)}
    assert client.post(url, sent).status_code == 302
    sent = {"file": SimpleUploadedFile("任务书.pdf", PDF)}
    assert client.post(url, sent).status_code == 422
    assert client.post(url, {"file": ""}).status_code == 422
    assert DIGEST in client.get(url).text
    gone = reverse("bidding:detach", args=[draft.number, attached(draft).get().pk])
    assert client.post(gone).status_code == 302
    assert DIGEST not in client.get(url).text


def test_a_draft_s_file_is_its_owner_s_until_the_notice_is_public(client, market, clock):
    draft = market.drafted()
    file = attach(market, draft)
    url = reverse("bidding:attachment", args=[draft.number, file.pk])
    assert client.get(url).status_code == 404
    client.force_login(MembershipFactory().user)
    assert client.get(url).status_code == 404
    client.force_login(market.handler.user)
    assert client.get(url).status_code == 200
    client.logout()
    approve_and_publish(market, draft)
    answer = client.get(url)
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]


def test_the_page_of_an_amendment_takes_files(client, market, clock, published):
    client.force_login(market.handler.user)
    url = reverse("bidding:amend", args=[published.number])
    assert "任务书.pdf" in client.get(url).text
    sent = {
        "title": published.title,
        "scope": published.scope,
        "scale": "",
        "removed": [attached(published).get().pk],
        "file": SimpleUploadedFile("勘察.pdf", b"%PDF-1.7 survey"),
        f"days_{market.item.code}": 20,
        "closes_at": "2026-11-27T10:00",
        "reason": "换新任务书",
    }
    assert client.post(url, sent).status_code == 302
    assert list(hashes(published)) == ["任务书.pdf"]
    (proposed,) = published.proposed_amendments.all()
    file = reverse("bidding:proposed_file", args=[published.number, proposed.added.get().pk])
    client.force_login(market.approver.user)
    assert file in client.get(reverse("bidding:owned", args=[published.number])).text
    assert b"".join(client.get(file).streaming_content) == b"%PDF-1.7 survey"
    client.force_login(MembershipFactory().user)
    assert client.get(file).status_code == 404
    actions.amend(proposed=proposed, by=market.approver, clock=at(AT))
    assert list(hashes(published)) == ["勘察.pdf"]
