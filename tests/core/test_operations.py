"""The operator's desk: what needs a person, and the administration in the reader's language."""

import re

import pytest
from django.contrib import admin
from django.utils import translation

from core.clock import now
from core.models import OutboxMessage, User
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(sign_in):
    member = MembershipFactory(operator=True)
    User.objects.filter(pk=member.user.pk).update(is_staff=True, is_superuser=True)
    return sign_in(member)


def test_operator_tries_an_effect_again_that_was_given_up(operator):
    message = OutboxMessage.objects.create(
        topic="test.nobody", key="a", due_at=now(), attempts=10, given_up_at=now(), last_error="x"
    )
    url = f"/ops/outbox/{message.pk}/retry/"
    assert url in operator.get("/ops/").content.decode()
    assert operator.post(url).status_code == 302
    message.refresh_from_db()
    assert (message.given_up_at, message.attempts) == (None, 0)
    assert operator.post(url).status_code == 404


def test_others_do_not_try_effects_again(sign_in):
    assert sign_in(MembershipFactory(finance=True)).post("/ops/outbox/1/retry/").status_code == 403


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_administration_names_everything_in_the_readers_language(operator, language):
    operator.cookies["django_language"] = language
    page = operator.get("/ops/admin/").content.decode()
    words = {
        "zh-hans": (
            "人员与系统",
            "任职",
            "待发事项",
            "收到的通知",
            "登录防护",
            "失败登录",
            "第二验证因素",
        ),
        "en": ("People and system", "Memberships", "Outbox messages", "Protection of sign-in"),
    }
    assert [word for word in words[language] if word not in page] == []
    if language == "zh-hans":
        assert "Access attempts" not in page
        assert "Authenticators" not in page


def test_every_list_of_the_operator_opens(operator):
    desk = operator.get("/ops/").content.decode()
    for name in (
        "core/user",
        "core/membership",
        "core/organisation",
        "core/region",
        "core/department",
        "core/calendarday",
        "core/outboxmessage",
        "billing/webhookdelivery",
        "core/statuschange",
    ):
        assert f"/ops/admin/{name}/" in desk
        assert operator.get(f"/ops/admin/{name}/").status_code == 200


def test_every_field_of_the_administration_has_a_chinese_name():
    ours = {"core", "billing", "agencies", "bidding", "contracts", "search", "marketplace"}
    with translation.override("zh-hans"):
        english = [
            f"{field}: {field.verbose_name}"
            for model in admin.site._registry
            if model.__module__.partition(".")[0] in ours
            for field in model._meta.fields
            if not field.primary_key and not re.search(r"[\u4e00-\u9fff]", str(field.verbose_name))
        ]
    assert english == []
