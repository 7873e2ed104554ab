"""The regulator's overview counts what happened in its own region."""

import pytest

from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


def test_empty_region_reads_as_sentences(sign_in):
    client = sign_in(MembershipFactory(regulator=True))
    client.cookies["django_language"] = "en"
    page = client.get("/regulator/overview/").content.decode()
    assert "Nothing was delivered yet" in page
    assert "No award was confirmed in these months." in page


def test_overview_is_for_regulators(sign_in):
    assert sign_in(MembershipFactory(finance=True)).get("/regulator/overview/").status_code == 403
