"""Finance's desk."""

from django.urls import path

from billing.views import books, disbursements, finance
from billing.workbench.views import workbench

_REFUNDS = {"desk": disbursements.REFUNDS}
_PAYOUTS = {"desk": disbursements.PAYOUTS}
urlpatterns = [
    path("finance/", workbench, name="finance"),
    path("finance/notices/", finance.notice_list, name="finance_notices"),
    path("finance/notices/new/", finance.notice_new, name="finance_notice_new"),
    path("finance/notices/<str:code>/", finance.notice_detail, name="finance_notice"),
    path("finance/counter/", finance.counter, name="counter"),
    path("finance/receipts/", finance.receipt_list, name="receipts"),
    path("finance/payments/<str:number>/refund/", disbursements.refund_new, name="refund_new"),
    path("finance/refunds/", disbursements.listed, _REFUNDS, name="refunds"),
    path("finance/refunds/<str:number>/", disbursements.detail, _REFUNDS, name="refund"),
    path(
        "finance/refunds/<str:number>/decide/", disbursements.decide, _REFUNDS, name="refund_decide"
    ),
    path("finance/payouts/", disbursements.listed, _PAYOUTS, name="payouts"),
    path("finance/payouts/<str:number>/", disbursements.detail, _PAYOUTS, name="payout"),
    path(
        "finance/payouts/<str:number>/decide/", disbursements.decide, _PAYOUTS, name="payout_decide"
    ),
    path("finance/ledger/", books.trial_balance, name="ledger"),
    path("finance/ledger/prove/", books.prove, name="prove_ledger"),
    path("finance/ledger/accounts/<str:code>/", books.account, name="account"),
    path("finance/ledger/journals/<int:pk>/", books.journal, name="journal"),
]
