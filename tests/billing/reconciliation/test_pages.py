"""Finance's reconciliation pages: import, match, explain, approve, sign, close, export."""

import csv
import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from billing.reconciliation.actions.runs import reconcile
from billing.reconciliation.models import BankStatement, ReconciliationException, ReconciliationRun
from billing.reconciliation.statements import csv_market
from core.actors import SYSTEM
from core.models import Membership
from tests.billing.reconciliation.statements import AT, DAY, book, bring, code, line
from tests.factories import BankAccountFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def account():
    return BankAccountFactory()


@pytest.fixture
def member() -> Membership:
    return MembershipFactory(finance=True)


@pytest.fixture
def browser(sign_in, member) -> Client:
    return sign_in(member)


@pytest.fixture
def run(account) -> ReconciliationRun:
    book(account, 1_000, code(1))
    book(account, 5_400_000, code(2), on=DAY - dt.timedelta(days=9))
    bring(
        account,
        line(1_000, code(1), counterparty="示例公司"),
        line(5_394_600, code(2)),
        line(70, narrative="=HYPERLINK(1)", counterparty="赵六付款"),
    )
    return reconcile(account=account, until=DAY, by=SYSTEM, at=AT)


def send(browser: Client, account, content: bytes):
    file = SimpleUploadedFile("11.csv", content)
    return browser.post(reverse("billing:statement_import"), {"account": account.pk, "file": file})


def text(answer) -> str:
    return answer.content.decode()


def test_imported_file_shows_its_lines_and_the_next_step(browser, account):
    answer = send(browser, account, csv_market.write([line(70, code(3))]))
    assert answer.status_code == 302
    page = browser.get(answer.url)
    assert code(3) in text(page)
    assert reverse("billing:reconcile") in text(page)


def test_broken_file_is_answered_with_the_line(browser, account):
    answer = send(browser, account, "日期,金额\n2026-11-20,1_0\n".encode())
    assert answer.status_code == 422
    assert "1_0" in text(answer)
    assert not BankStatement.objects.exists()


def test_reconciling_leads_to_the_run(browser, account):
    bring(account, line(70))
    answer = browser.post(reverse("billing:reconcile"), {"account": account.pk, "until": DAY})
    assert answer.url == reverse("billing:run", args=[account.runs.get().pk])


def test_run_shows_figures_and_differences_first(browser, run):
    body = text(browser.get(reverse("billing:run", args=[run.pk])))
    for figure in ("¥54,010.00", "¥53,956.70", "33%", "−¥54.00"):
        assert figure in body
    assert body.index(code(2)) < body.index(code(1))
    assert "Reference and amount agree" in body or "参考号" in body


@pytest.mark.parametrize(
    ("state", "shown"), [("waiting", [2]), ("matched", [1]), ("different", [2]), ("", [1, 2])]
)
def test_run_is_filtered_by_state(browser, run, state: str, shown: list[int]):
    body = text(browser.get(reverse("billing:run", args=[run.pk]), {"state": state}))
    assert [n for n in (1, 2) if code(n) in body] == shown


def test_run_is_filtered_by_words(browser, run):
    body = text(browser.get(reverse("billing:run", args=[run.pk]), {"words": "示例公司"}))
    assert (code(1) in body, code(2) in body) == (True, False)


def test_export_is_neutral_and_keeps_long_numbers(browser, run):
    answer = browser.get(reverse("billing:run_export", args=[run.pk]))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 5
    assert rows[-1][:2] == ["Total", ""]
    assert rows[-1][5] == "-53.30"
    assert [row[4] for row in rows if row[0] == f'="{code(2)}"'] == ["53946.00"]
    texts = [cell for row in rows[1:] for cell in row if not cell.startswith('="')]
    assert not [cell for cell in texts if cell.startswith(("=", "+", "@"))]


def test_same_run_exports_the_same_bytes(browser, account, run):
    url = reverse("billing:run_export", args=[run.pk])
    first = browser.get(url).content
    reconcile(account=account, until=DAY, by=SYSTEM, at=AT)
    assert browser.get(url).content == first


def test_day_sheet_names_every_difference_and_the_hash(browser, run):
    body = text(browser.get(reverse("billing:run_print", args=[run.pk])))
    assert code(2) in body
    assert run.inputs_hash in body


def test_difference_goes_from_one_person_to_another_to_the_books(browser, sign_in, run):
    exception = run.exceptions.get(kind="unknown_payer")
    url = reverse("billing:exception", args=[exception.pk])
    assert "赵六付款" in text(browser.get(url))
    proposal = {"resolution": "post", "explanation": "来款待查"}
    assert browser.post(url, proposal).status_code == 302
    own = text(browser.get(url))
    assert 'aria-disabled="true"' in own
    assert (
        browser.post(reverse("billing:exception_approve", args=[exception.pk])).status_code == 403
    )
    other = sign_in(MembershipFactory(finance=True))
    assert other.post(reverse("billing:exception_approve", args=[exception.pk])).status_code == 302
    exception.refresh_from_db()
    assert (exception.status, exception.posting is not None) == ("posted", True)
    assert "来款待查" in text(browser.get(url))


def test_rejection_needs_a_reason(browser, sign_in, run):
    exception = run.exceptions.get(kind="unknown_payer")
    url = reverse("billing:exception", args=[exception.pk])
    browser.post(url, {"resolution": "post", "explanation": "来款待查"})
    other = sign_in(MembershipFactory(finance=True))
    reject = reverse("billing:exception_reject", args=[exception.pk])
    other.post(reject, {})
    assert ReconciliationException.objects.get(pk=exception.pk).status == "proposed"
    other.post(reject, {"reject-reason": "请补付款人"})
    assert ReconciliationException.objects.get(pk=exception.pk).status == "open"
    assert "请补付款人" in text(other.get(url))


def test_empty_explanation_is_answered_with_the_form(browser, run):
    exception = run.exceptions.first()
    answer = browser.post(reverse("billing:exception", args=[exception.pk]), {"resolution": "x"})
    assert answer.status_code == 422
    assert "errsum" in text(answer)


def test_difference_shows_what_might_belong_to_it(browser, account):
    book(account, 70, code(8))
    bring(account, line(70, narrative="来账"))
    run = reconcile(account=account, until=DAY, by=SYSTEM, at=AT)
    exception = run.exceptions.get(kind="unknown_payer")
    assert code(8) in text(browser.get(reverse("billing:exception", args=[exception.pk])))
    waiting = run.exceptions.get(kind="timing")
    assert "来账" in text(browser.get(reverse("billing:exception", args=[waiting.pk])))


def test_list_of_differences_is_filtered_and_exported(browser, run):
    body = text(browser.get(reverse("billing:exceptions"), {"kind": "amount_differs"}))
    assert code(2) in body
    assert "赵六付款" not in body
    export = browser.get(reverse("billing:exceptions_export"), {"kind": "amount_differs"})
    assert len(export.content.decode("utf-8-sig").splitlines()) == 2


def test_signing_and_closing_the_day(browser, account):
    book(account, 70, code(1))
    bring(account, line(70, code(1)))
    run = reconcile(account=account, until=DAY, by=SYSTEM, at=AT)
    page = reverse("billing:run", args=[run.pk])
    assert browser.post(reverse("billing:run_sign", args=[run.pk])).url == page
    assert browser.post(reverse("billing:run_lock", args=[run.pk])).url == page
    run.refresh_from_db()
    assert run.status == "locked"
    assert run.inputs_hash[:8] in text(browser.get(page))


def test_lists_open_with_and_without_content(browser, run):
    for name in ("reconciliation", "exceptions", "statement_import"):
        text(browser.get(reverse(f"billing:{name}")))
    assert "11.csv" in text(browser.get(reverse("billing:reconciliation")))


@pytest.mark.parametrize("trait", ["agency", "regulator", "operator"])
def test_other_roles_do_not_see_them(sign_in, trait: str, run):
    stranger = sign_in(MembershipFactory(**{trait: True}))
    for name in ("run", "run_export", "run_print"):
        assert stranger.get(reverse(f"billing:{name}", args=[run.pk])).status_code == 403
    assert stranger.post(reverse("billing:run_sign", args=[run.pk])).status_code == 403
