"""What billing shows: the desk of finance, menu entries."""

from django.utils.translation import gettext_lazy as _

from billing.queries import desk
from billing.reconciliation.queries import runs, unknown_money
from core.actors import Role
from core.navigation import add, add_desk

add_desk(Role.FINANCE, "billing:finance")
add(Role.PUBLIC, _("Pay a fee"), "billing:find_notice", order=70)
add(
    Role.OWNER,
    _("Payments"),
    "billing:buyer_payments",
    order=50,
    counter=lambda actor: desk.notices_to_pay(actor.organisation).count(),
)
add(Role.AGENCY, _("Earnings"), "billing:agency_earnings", order=40)
add(Role.FINANCE, _("Workbench"), "billing:finance", order=10)
add(Role.FINANCE, _("Fee notices"), "billing:finance_notices", order=20)
add(Role.FINANCE, _("Counter"), "billing:counter", order=30)
add(
    Role.FINANCE,
    _("Reconciliation"),
    "billing:reconciliation",
    order=40,
    counter=lambda actor: runs.open_runs().count(),
)
add(
    Role.FINANCE,
    _("Differences"),
    "billing:exceptions",
    order=50,
    counter=lambda actor: runs.unsettled().count(),
)
add(
    Role.FINANCE,
    _("Money of unknown purpose"),
    "billing:unknown_list",
    order=55,
    counter=lambda actor: unknown_money.count_waiting(),
)
add(
    Role.FINANCE,
    _("Payouts"),
    "billing:payouts",
    order=60,
    counter=lambda actor: desk.payouts_to_decide().count(),
)
add(
    Role.FINANCE,
    _("Refunds"),
    "billing:refunds",
    order=70,
    counter=lambda actor: desk.refunds_to_decide().count(),
)
add(Role.FINANCE, _("Receipts"), "billing:receipts", order=80)
add(Role.FINANCE, _("Ledger"), "billing:ledger", order=90)
