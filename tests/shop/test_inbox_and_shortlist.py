"""Messages and the shortlist belong to one person each."""

import pytest
from django.core import mail

from core import outbox
from core.clock import now
from core.models import OutboxMessage
from marketplace.shop import queries
from marketplace.shop.actions.inbox import tell, tell_members
from tests.factories import MembershipFactory
from tests.shop.world import make_agency, make_item, make_offer

pytestmark = pytest.mark.django_db


def test_a_message_stands_in_the_inbox_now_and_leaves_by_mail_from_the_outbox():
    member = MembershipFactory()
    hostile = "<script>alert(1)</script>"
    tell([member.user], subject=f"委托单 {hostile}", body="请查看。")
    assert queries.new_messages(member.as_actor()) == 1
    assert mail.outbox == []
    outbox.drain(at=now())
    [sent] = mail.outbox
    assert sent.to == [member.user.email]
    assert "请查看。" in sent.body
    outbox.drain(at=now())
    assert len(mail.outbox) == 1
    assert not OutboxMessage.objects.filter(done_at=None).exists()


def test_a_line_break_in_a_title_does_not_stop_the_mail():
    member = MembershipFactory()
    tell([member.user], subject="环评\r\nBcc: all@example.org", body="一")
    outbox.drain(at=now())
    [sent] = mail.outbox
    assert sent.subject == "环评 Bcc: all@example.org"
    assert sent.recipients() == [member.user.email]


def test_only_those_who_still_act_in_that_role_are_told():
    member = MembershipFactory()
    left = MembershipFactory(organisation=member.organisation, is_active=False)
    seller = MembershipFactory(organisation=member.organisation, agency=True)
    tell_members(member.organisation, "owner", subject="一", body="二")
    told = [queries.new_messages(each.as_actor()) for each in (member, left, seller)]
    assert told == [1, 0, 0]


def test_an_inbox_shows_and_reads_ones_own_messages_only(sign_in):
    mine, other = MembershipFactory(), MembershipFactory()
    tell([mine.user], subject="给我 <b>", body="一")
    tell([other.user], subject="给别人", body="二")
    browser = sign_in(mine)
    page = browser.get("/messages/").text
    assert "给我 &lt;b&gt;" in page
    assert "给别人" not in page
    assert queries.new_messages(mine.as_actor()) == 1
    assert browser.post("/messages/read/").status_code == 302
    assert queries.new_messages(mine.as_actor()) == 0
    assert queries.new_messages(other.as_actor()) == 1


def test_a_shortlist_keeps_each_offer_once_and_for_its_person(sign_in):
    item = make_item()
    first, second = make_offer(item=item), make_offer(agency=make_agency("另一机构"), item=item)
    mine, colleague = MembershipFactory(), MembershipFactory()
    browser = sign_in(mine)
    for offer in (first, first, second):
        assert browser.post(f"/shelf/{offer.pk}/remember/").status_code == 302
    assert "另一机构" in browser.get("/buyer/shortlist/").text
    assert len(queries.shortlist_of(mine.as_actor(), at=now())) == 2
    assert sign_in(colleague).post(f"/shelf/{first.pk}/forget/").status_code == 302
    assert len(queries.shortlist_of(mine.as_actor(), at=now())) == 2
    browser.post(f"/shelf/{first.pk}/forget/")
    assert len(queries.shortlist_of(mine.as_actor(), at=now())) == 1


def test_a_payer_keeps_no_shortlist(sign_in):
    offer = make_offer()
    answer = sign_in(MembershipFactory(duties=["payer"])).post(f"/shelf/{offer.pk}/remember/")
    assert answer.status_code == 403
