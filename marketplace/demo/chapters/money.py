"""Money: settlement of the gateway, payouts, a public fee, the bank's statement, reconciliation."""

import datetime as dt
import json
import urllib.request
from typing import Any

from billing import accounts
from billing.actions import (
    notices,
    payouts,
    reconciliation,
    settlement,
    statements,
)
from billing.models import (
    BankAccount,
    FeeKind,
    FeeNotice,
    Payout,
    ReconciliationException,
    ReconciliationRun,
    Transfer,
)
from billing.models.reconciliation import Resolution
from billing.statements.csv_market import write
from billing.statements.lines import Line
from core import outbox
from core.clock import local_date
from django.conf import settings
from marketplace.demo.stage import Stage

BANK_NUMBER = "10450701040012345"


def open_bank_account(stage: Stage) -> None:
    """The market's account and where each agency is paid."""
    stage.told["bank"] = BankAccount.objects.create(number=BANK_NUMBER, bank="示例银行连云港分行")
    for n, (name, agency) in enumerate(stage.told["agencies"].items()):
        payouts.set_payee_account(
            organisation=agency.organisation,
            bank="示例银行海州支行",
            holder=str(agency),
            number=f"622202110400{n:07d}",
            by=stage.cast[name],
            at=stage.at,
        )


def issue_public_fee(stage: Stage) -> FeeNotice:
    """An approval fee that anyone can look up and pay by its code."""
    bureau = stage.cast.organisation("regulator")
    return notices.issue_notice(
        kind=FeeKind.APPROVAL,
        title="城市道路占用费（滨海大道临时围挡）",
        issuer=stage.cast.organisation("finance"),
        payer=stage.cast.organisation("owner"),
        payee=bureau,
        subject="approval:LYG-2026-0815",
        credit_account=accounts.unit_payable(bureau).code,
        amount_fen=360_000,
        due_on=local_date(stage.at) + dt.timedelta(days=15),
        by=stage.cast["finance"],
        at=stage.clock.minutes(15),
    )


def settle(stage: Stage) -> None:
    """The gateway pays what it collected, less its fee, into the market's bank account."""
    sandbox("advance", until=int(dt.datetime.now(dt.UTC).timestamp()) + 7 * 86_400)
    booked = settlement.settle_gateway(
        gateway_code="stripe",
        since=dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
        bank=stage.told["bank"],
        by=stage.cast["finance"],
        at=stage.clock.working_days(1),
    )
    stage.told["settled"] = booked


def sandbox(control: str, **values: object) -> Any:
    """Turn one of the sandbox gateway's knobs."""
    request = urllib.request.Request(  # noqa: S310 - our own gateway
        f"{settings.STRIPE_API_BASE}/_sandbox/{control}",
        data="&".join(f"{k}={v}" for k, v in values.items()).encode(),
        headers={"Authorization": f"Bearer {settings.STRIPE_SECRET_KEY}"},
    )
    with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310 - as above
        return json.load(response)


def pay_out(stage: Stage, name: str) -> Payout:
    """An agency asks for what it has earned; two people of finance let it go."""
    organisation = stage.cast.organisation(name)
    earned = accounts.agency_payable(organisation)
    earned.refresh_from_db()
    payout = payouts.request_payout(
        organisation=organisation,
        amount_fen=earned.balance_fen,
        by=stage.cast[name],
        at=stage.clock.minutes(30),
    )
    payouts.approve_payout(payout=payout, by=stage.cast["finance"], at=stage.clock.minutes(30))
    outbox.drain(at=stage.clock.minutes(5))
    payout.refresh_from_db()
    return payout
