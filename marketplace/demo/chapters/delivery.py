"""Contracts: both sign, milestones are funded, work is delivered, reworked, accepted and rated."""

from billing.actions import desk, payments
from billing.models import FeeNotice, Payment
from contracts.actions import accept, deliver, rate, sign
from contracts.models import Contract, Milestone
from contracts.queries.text import paper_of
from core.clock import local_date
from marketplace.demo import sandbox
from marketplace.demo.papers import paper
from marketplace.demo.stage import Stage


def sign_both(stage: Stage, contract: Contract, agency: str) -> Contract:
    """The agency signs first and certifies the text, then the owner."""
    stage.clock.working_days(1)
    sign.sign_as_agency(
        contract=contract,
        shown_sha256=paper_of(contract).sha256,
        by=stage.cast[agency],
        at=stage.at,
    )
    contract.refresh_from_db()
    sign.sign_as_owner(
        contract=contract,
        shown_sha256=paper_of(contract).sha256,
        by=stage.cast["approver"],
        at=stage.clock.minutes(95),
    )
    contract.refresh_from_db()
    return contract


def notice_of(milestone: Milestone) -> FeeNotice:
    """The fee notice that waits for this milestone's money."""
    milestone.refresh_from_db()
    return FeeNotice.objects.get(code=milestone.notice_code)


def pay_online(stage: Stage, notice: FeeNotice, by: str = "approver") -> Payment:
    """Pay on the gateway's page as a person does, then read the outcome as the poller does."""
    payment = payments.start_payment(notice=notice, by=stage.cast[by], at=stage.clock.minutes(20))
    sandbox.send(stage.at)
    payment.refresh_from_db()
    sandbox.press(payment.pay_url, "pay")
    stage.clock.minutes(3)
    return payments.refresh_payment(payment=payment, at=stage.at)


def pay_at_counter(stage: Stage, notice: FeeNotice) -> Payment:
    """The owner's cashier pays by card at the counter."""
    stage.clock.minutes(45)
    stage.banked(
        notice.outstanding_fen,
        reference=notice.code,
        counterparty=notice.payer_name,
        narrative="POS",
    )
    return desk.record_card_payment(
        notice=notice,
        amount_fen=notice.outstanding_fen,
        bank=stage.told["bank"],
        by=stage.cast["finance"],
        at=stage.at,
    )


def pay_by_transfer(stage: Stage, notice: FeeNotice) -> Payment:
    """The money comes by bank transfer; finance records it from the bank's advice."""
    stage.clock.minutes(45)
    stage.banked(
        notice.outstanding_fen,
        counterparty=notice.payer_name,
        narrative=f"缴款码 {notice.code} 项目款",
    )
    return desk.record_bank_transfer(
        notice=notice,
        amount_fen=notice.outstanding_fen,
        bank=stage.told["bank"],
        value_date=local_date(stage.at),
        by=stage.cast["finance"],
        at=stage.at,
    )


def hand_over(stage: Stage, milestone: Milestone, agency: str, note: str, *, days: int) -> None:
    """The agency delivers some working days later."""
    stage.clock.working_days(days)
    version = milestone.deliverables.count() + 1
    deliver.deliver(
        milestone=milestone,
        content=paper(
            milestone.name, str(milestone.contract), f"第 {version} 版", note, at=stage.at
        ),
        name=f"{milestone.name}-v{version}.pdf",
        note=note,
        by=stage.cast[agency],
        at=stage.at,
    )


def take_over(stage: Stage, milestone: Milestone) -> None:
    """The owner accepts; the escrow is released to the agency less the market's fee."""
    accept.accept(milestone=milestone, by=stage.cast["owner"], at=stage.clock.minutes(180))


def send_back(stage: Stage, milestone: Milestone, reason: str) -> None:
    """The owner asks for rework."""
    accept.ask_rework(
        milestone=milestone, reason=reason, by=stage.cast["owner"], at=stage.clock.minutes(180)
    )


def rate_work(stage: Stage, contract: Contract, mark: int, comment: str, reply: str) -> None:
    """The owner rates, the agency answers."""
    contract.refresh_from_db()
    marks = dict.fromkeys(("quality", "timeliness", "attitude", "charge", "standard"), mark)
    rate.rate(
        contract=contract,
        marks=marks,
        comment=comment,
        by=stage.cast["owner"],
        at=stage.clock.working_days(1),
    )
    name = next(
        n
        for n, actor in stage.cast.actors.items()
        if actor.organisation == contract.agency.organisation
    )
    rate.reply(contract=contract, text=reply, by=stage.cast[name], at=stage.clock.minutes(60))


def milestones(contract: Contract) -> list[Milestone]:
    """The milestones in order."""
    return list(contract.milestones.select_related("contract").order_by("sequence"))
