"""What everybody sees: signed contracts without their text, and whether a file is genuine."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from contracts.forms import NumberForm, PublicFilter, VerifyForm
from contracts.models import Contract
from contracts.queries.verification import Verification, signed_entry, verify
from contracts.validity import SIZE_LIMIT
from core.models import OrganisationKind
from core.paging import page_of
from core.policy import everyone, guard

from .desks import posted, search, uploaded

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@guard(everyone)
@require_safe
def contract_list(request: HttpRequest) -> HttpResponse:
    """Signed contracts: parties, price, date. People are not named."""
    form = PublicFilter(request.GET)
    found = Contract.objects.with_parties().in_force().order_by("-signed_at", "-id")
    if form.is_valid() and form.cleaned_data["q"]:
        # Nobody finds a person's contract by the name that the list does not show.
        people = found.filter(owner__kind=OrganisationKind.NATURAL_PERSON)
        text = form.cleaned_data["q"]
        named = search(found, text).exclude(pk__in=people.order_by().values("pk"))
        unnamed = people.filter(number__iexact=text)
        found = found.filter(pk__in=[*named.values_list("pk", flat=True)]) | found.filter(
            pk__in=[*unnamed.values_list("pk", flat=True)]
        )
    return render(
        request, "contracts/public_list.html", {"filter": form, "page": page_of(request, found)}
    )


@guard(everyone)
@form_methods
def hub(request: HttpRequest) -> HttpResponse:
    """Check a contract, or go on to check a draw."""
    return _checked(request, None)


@guard(everyone)
@form_methods
def verify_contract(request: HttpRequest, number: str) -> HttpResponse:
    """What the public chain records of one signed contract; the QR code leads here."""
    contracts = Contract.objects.with_parties().in_force()
    return _checked(request, get_object_or_404(contracts, number=number))


def _checked(request: HttpRequest, contract: Contract | None) -> HttpResponse:
    look_up = NumberForm(request.GET if "number" in request.GET else None)
    if request.method != "POST" and look_up.is_valid():
        return redirect("contracts:verify-contract", look_up.cleaned_data["number"])
    form = VerifyForm(posted(request), uploaded(request))
    found: Verification | None = None
    if request.method == "POST" and form.is_valid():
        found = verify(form.cleaned_data["file"].read(SIZE_LIMIT + 1))
    context = {
        "form": form,
        "look_up": look_up,
        "found": found,
        "contract": contract,
        "entry": signed_entry(contract) if contract else None,
    }
    return render(request, "contracts/verify.html", context, status=422 if form.errors else 200)
