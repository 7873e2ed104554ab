"""Finance's first page: what waits and for whom, where the money lies, what came in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from billing.views.lists import wants_file
from billing.views.tables import csv_response
from billing.workbench import queries
from core.actors import actor_of
from core.clock import now
from core.policy import finance, guard


@guard(finance)
@require_safe
def workbench(request: HttpRequest) -> HttpResponse:
    """What waits and for whom, whether the books balance, what came in and went out."""
    at = now()
    incoming = queries.incoming(at)
    flows = [*incoming, *queries.outgoing(at)]
    if wants_file(request):
        return csv_response(
            "money-by-source.csv",
            [_("Kind of movement"), _("Today"), _("This month"), _("All in all")],
            ([str(flow.label), flow.today_fen, flow.month_fen, flow.all_fen] for flow in flows),
        )
    balances = queries.balances()
    context = {
        "waiting": queries.waiting(),
        "tasks": queries.tasks(actor_of(request)),
        "balances": balances,
        "sides": [
            (_("Where the money lies"), balances.have, balances.have_fen),
            (_("Whose money it is"), balances.owe, balances.owe_fen),
        ],
        "banks": queries.banks(),
        "flows": flows,
        "received_today_fen": incoming[-1].today_fen,
        "unmatched_fen": queries.unmatched_fen(),
    }
    return render(request, "billing/finance/workbench.html", context)
