"""Finance's desk."""

from django.urls import path

from billing.views import books, finance, returns
from billing.workbench.views import workbench

urlpatterns = [
    path("finance/", workbench, name="finance"),
    path("finance/notices/", finance.notice_list, name="finance_notices"),
    path("finance/notices/new/", finance.notice_new, name="finance_notice_new"),
    path("finance/notices/<str:code>/", finance.notice_detail, name="finance_notice"),
    path("finance/counter/", finance.counter, name="counter"),
    path("finance/receipts/", finance.receipt_list, name="receipts"),
    path("finance/payments/<str:number>/refund/", returns.refund_new, name="refund_new"),
    path("finance/refunds/", returns.refund_list, name="refunds"),
    path("finance/refunds/<str:number>/", returns.refund, name="refund"),
    path("finance/refunds/<str:number>/decide/", returns.refund_decide, name="refund_decide"),
    path("finance/payouts/", returns.payout_list, name="payouts"),
    path("finance/payouts/<str:number>/", returns.payout, name="payout"),
    path("finance/payouts/<str:number>/decide/", returns.payout_decide, name="payout_decide"),
    path("finance/ledger/", books.trial_balance, name="ledger"),
    path("finance/ledger/prove/", books.prove, name="prove_ledger"),
    path("finance/ledger/accounts/<str:code>/", books.account, name="account"),
    path("finance/ledger/journals/<int:pk>/", books.journal, name="journal"),
]
