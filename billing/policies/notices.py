"""Fee notices and their payments."""

from django.utils.translation import gettext_lazy as _

from billing.models import Channel, FeeKind, FeeNotice
from billing.states import FEE_NOTICE, PAYMENT, NoticeStatus
from core.actors import Actor, Role
from core.policy import YES, Verdict, no


def works_in_finance(actor: Actor) -> Verdict:
    """Finance staff, or the system."""
    if actor.role in (Role.FINANCE, Role.SYSTEM):
        return YES
    return no(_("Only finance staff can do this. Switch to your finance role."))


def issue_notice(actor: Actor, kind: FeeKind) -> Verdict:
    """A milestone's notice follows from a contract, whoever acts there; others are finance's."""
    return YES if kind == FeeKind.MILESTONE else works_in_finance(actor)


def _has_open_payment(notice: FeeNotice) -> bool:
    blocking = PAYMENT.states_that_can("block_second_charge")
    return notice.payments.filter(status__in=blocking).exists()


def void_notice(actor: Actor, notice: FeeNotice) -> Verdict:
    """Unpaid notices only, and not while somebody is paying."""
    if not (verdict := works_in_finance(actor)):
        return verdict
    if not FEE_NOTICE.can(notice.status, "be_voided"):
        return no(_("Only a notice on which nothing has been paid can be voided; refund instead."))
    if _has_open_payment(notice):
        return no(_("Somebody is paying this notice. Wait until that payment has ended."))
    return YES


def can_be_paid(notice: FeeNotice) -> bool:
    """True while something is left to pay."""
    return FEE_NOTICE.can(notice.status, "be_paid")


def pay(notice: FeeNotice) -> Verdict:
    """Anyone may pay a notice that is open and that nobody else is paying now."""
    if not can_be_paid(notice):
        return no(_("There is nothing left to pay on this notice."))
    if _has_open_payment(notice):
        return no(
            _("A payment for this notice is under way. Wait for its result before you pay again.")
        )
    return YES


def receive_at_desk(actor: Actor, notice: FeeNotice, channel: Channel) -> Verdict:
    """Finance staff take counter payments and record bank transfers."""
    if channel not in (Channel.COUNTER, Channel.TRANSFER):
        return no(_("Online payments are confirmed by the gateway, not by hand."))
    return works_in_finance(actor) and pay(notice)


def issue_receipt(actor: Actor, notice: FeeNotice) -> Verdict:
    """After payment, once."""
    if not (verdict := works_in_finance(actor)):
        return verdict
    if notice.status not in (NoticeStatus.PAID, NoticeStatus.SETTLED):
        return no(_("A receipt is issued once, after the whole amount has been paid."))
    return YES
