"""Fee notices: issue, void, give a receipt."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from billing import payment_codes
from billing.models import FeeKind, FeeNotice, Receipt
from billing.policies import notices as policies
from billing.states import NoticeStatus
from core import series, workflow
from core.actors import Actor
from core.errors import Conflict
from core.models import Organisation
from core.policy import require


class NoticeExists(Conflict):
    """Another notice is live for the same subject. Facts: code."""

    sentence = _("There is a fee notice for this already, with other terms. Void it first.")


@transaction.atomic
def issue_notice(
    *,
    kind: FeeKind,
    title: str,
    issuer: Organisation,
    payer: Organisation | None,
    payer_name: str = "",
    payee: Organisation | None,
    subject: str,
    credit_account: str,
    amount_fen: int,
    due_on: dt.date | None,
    by: Actor,
    at: dt.datetime,
) -> FeeNotice:
    """Ask for a payment of `amount_fen`, which will be credited to the ledger account.

    One live notice a subject: asking again on the same terms returns it, on others raises
    NoticeExists.
    """
    require(policies.issue_notice(by, kind))
    # The issuer's row makes two people who ask for the same thing queue.
    Organisation.objects.select_for_update(no_key=True).get(pk=issuer.pk)
    terms = {
        "kind": kind,
        "payee": payee,
        "payer": payer,
        "credit_account": credit_account,
        "amount_fen": amount_fen,
    }
    live = FeeNotice.objects.filter(subject=subject).exclude(status=NoticeStatus.VOID).first()
    if live is not None:
        if any(getattr(live, name) != value for name, value in terms.items()):
            raise NoticeExists(code=live.code)
        return live
    return FeeNotice.objects.create(
        **terms,
        code=payment_codes.next_code(issuer, at),
        title=title,
        issuer=issuer,
        payer_name=payer_name or (payer.name if payer else ""),
        subject=subject,
        due_on=due_on,
        issued_at=at,
    )


@transaction.atomic
def void_notice(*, notice: FeeNotice, by: Actor, reason: str, at: dt.datetime) -> FeeNotice:
    """Withdraw a notice on which nothing has been paid."""
    locked = FeeNotice.objects.select_for_update(no_key=True).get(pk=notice.pk)
    require(policies.void_notice(by, locked))
    workflow.move(notice, "void", by=by, at=at, reason=reason)
    return notice


@transaction.atomic
def issue_receipt(*, notice: FeeNotice, by: Actor, at: dt.datetime) -> Receipt:
    """Give the e-receipt of a paid notice, the next number of its issuer's series without gaps."""
    locked = FeeNotice.objects.select_for_update(no_key=True).get(pk=notice.pk)
    existing = Receipt.objects.filter(notice=notice).first()
    if existing is not None:
        return existing
    require(policies.issue_receipt(by, locked))
    if locked.status == NoticeStatus.PAID:
        workflow.move(notice, "receipt", by=by, at=at)
    return Receipt.objects.create(
        number=series.next_number(f"R{notice.issuer_id:05d}", at=at),
        notice=notice,
        amount_fen=locked.paid_fen,
        issued_at=at,
    )
