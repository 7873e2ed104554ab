"""Money: settlement of the gateway, payouts, a public fee, the bank's statement, reconciliation."""

import datetime as dt

from billing import accounts
from billing.actions import disbursements, notices, payouts, refunds, settlement
from billing.gateways.registry import gateway
from billing.models import Account, BankAccount, FeeKind, FeeNotice, PayeeAccount, Payout
from billing.reconciliation.actions import exceptions, runs, statements
from billing.reconciliation.models import ExceptionKind, ReconciliationRun, Resolution
from billing.reconciliation.statements import lines
from billing.reconciliation.statements.csv_market import write
from core.clock import local_date
from marketplace.demo import sandbox
from marketplace.demo.stage import Stage

BANK_NUMBER = "10450701040012345"
SECOND_NUMBER = "62250704010067890"


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


def share_an_account(stage: Stage) -> None:
    """Huanyu is to be paid to Qinghe's account; no rule forbids it, so only a lead tells."""
    agencies = stage.told["agencies"]
    qinghe = PayeeAccount.objects.get(organisation=agencies["qinghe"].organisation)
    payouts.set_payee_account(
        organisation=agencies["huanyu"].organisation,
        bank=qinghe.bank,
        holder=str(agencies["huanyu"]),
        number=qinghe.number,
        by=stage.cast["huanyu"],
        at=stage.clock.minutes(30),
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
        credit_account=accounts.unit_payable(bureau),
        amount_fen=360_000,
        due_on=local_date(stage.at) + dt.timedelta(days=15),
        by=stage.cast["finance"],
        at=stage.clock.minutes(15),
    )


def settle(stage: Stage) -> None:
    """The gateway pays what it collected, less its fee, into the market's bank account."""
    sandbox.let_bank_work(stage.clock.working_days(1))
    moved = gateway("stripe").balance_transactions(since=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    settlement.book_settlement(
        lines=moved, bank=stage.told["bank"], by=stage.cast["finance"], at=stage.at
    )
    for line in moved:
        if line.kind == "payout":
            stage.banked(
                -line.amount_fen,
                reference=line.source_id,
                counterparty="沙盒支付服务",
                narrative="商户结算款",
            )


def pay_out(stage: Stage, name: str) -> Payout:
    """An agency asks for what it has earned; two people of finance let it go; the bank pays."""
    organisation = stage.cast.organisation(name)
    earned = Account.objects.get(code=accounts.agency_payable(organisation))
    payout = payouts.request_payout(
        organisation=organisation,
        amount_fen=earned.balance_fen,
        by=stage.cast[name],
        at=stage.clock.minutes(30),
    )
    disbursements.approve(asked=payout, by=stage.cast["finance"], at=stage.clock.minutes(30))
    sandbox.send(stage.clock.minutes(5))
    payout.refresh_from_db()
    stage.clock.working_days(1)
    stage.banked(
        -payout.amount_fen,
        reference=payout.number,
        counterparty=str(organisation),
        narrative="中介服务费结算",
    )
    return disbursements.confirm_arrival(
        asked=payout,
        bank=stage.told["bank"],
        value_date=local_date(stage.at),
        evidence=f"SP{len(stage.bank_lines):08d}",
        by=stage.cast["finance"],
        at=stage.clock.minutes(60),
    )


def refund_public_fee(stage: Stage, notice: FeeNotice) -> None:
    """The permit was withdrawn: one person asks for the refund, another approves, it is sent."""
    payment = notice.payments.get(status="succeeded")
    refund = refunds.request_refund(
        payment=payment,
        amount_fen=payment.amount_fen,
        reason="申请人撤回占道申请，费用全额退还。",
        by=stage.cast["finance"],
        at=stage.clock.minutes(30),
    )
    disbursements.approve(asked=refund, by=stage.cast["finance2"], at=stage.clock.minutes(45))
    sandbox.send(stage.clock.minutes(5))


def disturb(stage: Stage) -> None:
    """What real statements hold too: a wrong booking taken back, and two lines nobody expected."""
    stage.banked(880_000, reference="BK20260001", counterparty="某物流公司", narrative="错账")
    stage.banked(-880_000, reference="BK20260001", counterparty="某物流公司", narrative="错账冲正")
    stage.banked(320_000, counterparty="孙某某", narrative="转账")
    first = next(line for line in stage.bank_lines if line.narrative == "POS")
    stage.banked(
        first.amount_fen,
        reference=first.reference,
        counterparty=first.counterparty,
        narrative="重复付款",
    )


def leave_a_statement(stage: Stage) -> None:
    """A second bank account whose statement has come in: reconciling it is left to the reader."""
    bank = BankAccount.objects.create(number=SECOND_NUMBER, bank="示例银行海州支行")
    odd = [
        lines.Line(1, local_date(stage.at), 60_000, counterparty="周某某", narrative="押金"),
        lines.Line(
            2, local_date(stage.at), -1_500, counterparty="示例银行", narrative="账户管理费"
        ),
    ]
    statements.import_statement(
        account=bank,
        content=write(odd, account=SECOND_NUMBER, opening_fen=0, closing_fen=58_500),
        file_name="second-account.csv",
        by=stage.cast["finance"],
        at=stage.at,
    )


def reconcile_bank(stage: Stage) -> ReconciliationRun:
    """Import the statement, match, explain the two exceptions, sign and lock the day."""
    disturb(stage)
    content = write(
        stage.bank_lines,
        account=BANK_NUMBER,
        opening_fen=0,
        closing_fen=sum(line.amount_fen for line in stage.bank_lines),
    )
    clerk, checker = stage.cast["finance"], stage.cast["finance2"]
    bank: BankAccount = stage.told["bank"]
    statements.import_statement(
        account=bank,
        content=content,
        file_name="bank-statement.csv",
        by=clerk,
        at=stage.clock.minutes(60),
    )
    run = runs.reconcile(
        account=bank, until=local_date(stage.at), by=clerk, at=stage.clock.minutes(5)
    )
    explanations = {
        ExceptionKind.UNKNOWN_PAYER: "付款人不明，已致函银行查询，暂列待处理款项。",
        ExceptionKind.DUPLICATE: "业主财务重复付款，已电话确认，待其申请退款。",
    }
    for exception in run.exceptions.order_by("id"):
        exceptions.propose_explanation(
            exception=exception,
            resolution=Resolution.POST,
            explanation=explanations[ExceptionKind(exception.kind)],
            by=clerk,
            at=stage.clock.minutes(10),
        )
        exceptions.approve_explanation(exception=exception, by=checker, at=stage.clock.minutes(10))
    run.refresh_from_db()
    runs.sign_run(run=run, by=checker, at=stage.clock.minutes(5))
    run.refresh_from_db()
    runs.lock_run(run=run, by=checker, at=stage.clock.minutes(5))
    return run
