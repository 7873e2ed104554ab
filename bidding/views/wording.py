"""What is unfair in a text, for the script that asks while it is typed. Nothing is kept."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bidding.notice_text import unfair_clauses
from core.policy import any_of, guard, owners, regulators

LONGEST = 20_000  # characters: no free text of a notice is longer


@guard(any_of(owners, regulators))
@require_POST
def wording(request: HttpRequest) -> HttpResponse:
    """Each clause by its characters, why it may not stand, and the fair wording instead."""
    found = unfair_clauses(request.POST.get("text", "")[:LONGEST])
    answer = [
        {
            "sentence": each.sentence,
            "begin": each.clause.begin,
            "end": each.clause.end,
            "wording": each.wording,
            "offer": _("Write instead: “%s”") % each.wording,
        }
        for each in found
    ]
    return JsonResponse({"findings": answer})
