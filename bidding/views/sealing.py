"""Sealed bids: sealing one in the browser, its receipt, the opening ceremony, passphrases."""

import secrets

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bidding import actions
from bidding.actions import sealing as verbs
from bidding.draws.forms import sent_secret, with_secret
from bidding.forms import (
    KeyFileForm,
    NewPassphraseForm,
    PassphraseForm,
    ReceiptForm,
    SealedBidForm,
    SealedFileForm,
)
from bidding.methods.registry import method_of
from bidding.models import Procurement, SealedBid, SeedParty
from bidding.policies import sealing as policies
from bidding.policies import sign_ups
from bidding.queries import draws, receipts, sealing
from bidding.queries.eligibility import eligibility_for
from bidding.queries.prices import beside_past_awards
from bidding.states import ProcurementStatus
from core.actors import Role, actor_of
from core.arrivals import arrived_at
from core.clock import database_now, local_date
from core.policy import agencies, any_of, everyone, guard, operators, owners, regulators

from .agency import agency_or_404, version_read

PARTIES = {Role.OWNER: SeedParty.OWNER, Role.REGULATOR: SeedParty.REGULATOR}


def _sealed(number: str) -> Procurement:
    """A published procurement with sealed prices."""
    found = Procurement.objects.visible().on_show()
    procurement = get_object_or_404(found, number=number)
    if not method_of(procurement).is_sealed or not procurement.published_at:
        raise Http404
    return procurement


@guard(agencies)
@require_http_methods(["GET", "HEAD", "POST"])
def bid(request: HttpRequest, number: str) -> HttpResponse:
    """Seal a bid in the browser and send it, or send the file of the offline command."""
    procurement, agency = _sealed(number), agency_or_404(request)
    method, envelopes = method_of(procurement), sealing.taking_bids(procurement)
    names = [each.name for each in envelopes]
    sent = SealedBidForm(request.POST if "sequence" in request.POST else None, envelopes=names)
    by_file = SealedFileForm(None, None, envelopes=names)
    if request.FILES:
        by_file = SealedFileForm(request.POST, request.FILES, envelopes=names)
    found = sent.cleaned_data if sent.is_bound and sent.is_valid() else None
    if by_file.is_bound and by_file.is_valid():
        found = by_file.cleaned_data["file"]
    if found is not None:
        actions.sign_up(
            procurement=procurement,
            agency=agency,
            by=actor_of(request),
            clock=arrived_at,
            bid=found,
            version=version_read(request),
            secret=sent_secret(request),
        )
        kept = sealing.last_bid(envelopes[0], agency)
        assert kept is not None
        return redirect("bidding:receipt", kept.digest)
    parts = [(each, method.fields(procurement, each.name)) for each in envelopes]
    sequence = sealing.next_sequence(envelopes[0], agency) if envelopes else 1
    entrant = draws.entrant_id(agency)
    answers = eligibility_for(agency, procurement, local_date(database_now()))
    values = [f"{field.name}=…" for _envelope, fields in parts for field in fields]
    context = {
        "procurement": procurement,
        "entrant": entrant,
        "sequence": sequence,
        "command": " ".join([f"{number}-sealing.json {entrant} {sequence}", *values]),
        "parts": parts,
        "last": sealing.last_bid(envelopes[0], agency) if envelopes else None,
        "terms": method.terms(procurement),
        "secret": with_secret(Form(), procurement.draw, entrant) if procurement.draw else None,
        "by_file": by_file,
        "error": [_("This is no sealed bid. Seal it again.")] if sent.errors else None,
        "answers": answers,
        "is_eligible": all(answers),
        "may_bid": sign_ups.in_time(procurement, arrived_at()),
    }
    is_wrong = request.method == "POST"
    return render(request, "bidding/bid.html", context, status=422 if is_wrong else 200)


def _own_bid(request: HttpRequest, digest: str) -> SealedBid:
    """A bid of the actor's own agency; 404 for all others."""
    mine = SealedBid.objects.filter(agency=agency_or_404(request))
    return get_object_or_404(mine.select_related("envelope__procurement"), digest=digest)


@guard(agencies)
@require_safe
def receipt(request: HttpRequest, digest: str) -> HttpResponse:
    """The receipt of one's own bid: hash, sequence, head of the chain, signature, also as a QR."""
    import segno  # here: only receipts and finished papers carry a code

    found = _own_bid(request, digest)
    file = receipts.receipt_file(found)
    lines = (file[name] for name in (*receipts.FACTS, "signature"))
    code = segno.make(" ".join(map(str, lines)), error="m", micro=False)
    context = {
        "bid": found,
        "procurement": found.envelope.procurement,
        "others": receipts.of_the_same_bid(found),
        "receipt": file,
        "qr": code.svg_data_uri(scale=3),
    }
    return render(request, "bidding/receipt.html", context)


@guard(agencies)
@require_safe
def receipt_file(request: HttpRequest, digest: str) -> HttpResponse:
    """The signed receipt of one's own bid, to keep."""
    found = _own_bid(request, digest)
    response = JsonResponse(receipts.receipt_file(found), json_dumps_params={"indent": 1})
    name = f"{found.envelope.number.replace('/', '-')}-receipt-{found.sequence}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@guard(everyone)
@require_http_methods(["GET", "HEAD", "POST"])
def verify_receipt(request: HttpRequest) -> HttpResponse:
    """Whether a receipt is this market's, and the published list holds its bid. Nothing is kept."""
    sent = request.method == "POST"
    form = ReceiptForm(request.POST if sent else None, request.FILES if sent else None)
    found = form.cleaned_data["file"] if sent and form.is_valid() else None
    checks = receipts.checks(found) if found else []
    context = {
        "form": form,
        "found": found,
        "checks": checks,
        "is_right": all(right for right, _sentence in checks),
        "is_published": len(checks) > 2,
    }
    return render(
        request, "bidding/verify_receipt.html", context, status=422 if form.errors else 200
    )


@guard(everyone)
@require_safe
def opening(request: HttpRequest, number: str) -> HttpResponse:
    """The ceremony: hashes before anything is read, who has released, what was in the bids."""
    procurement, actor = _sealed(number), actor_of(request)
    party, now_open = PARTIES.get(actor.role), sealing.being_opened(procurement)
    is_opening = procurement.status == ProcurementStatus.OPENING
    past, beside = beside_past_awards(procurement)
    context = {
        "procurement": procurement,
        "past": past,
        "beside": beside,
        "at": database_now(),
        "envelopes": (states := sealing.states(procurement)),
        "are_many": len(states) > 1,
        "is_published": all(each.published for each in states),
        "is_opening": is_opening,
        "may_release": party and policies.release(actor, procurement, party),
        "has_released": now_open and now_open.releases.filter(party=party).exists(),
        "form": PassphraseForm(),
        "key_form": KeyFileForm(),
    }
    return render(request, "bidding/opening.html", context)


@guard(any_of(owners, regulators))
@require_POST
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Release the share of one's party; the second one opens the bids."""
    procurement, actor = _sealed(number), actor_of(request)
    form = PassphraseForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Enter your opening passphrase."))
        return redirect("bidding:opening", number)
    verbs.release(
        procurement=procurement,
        party=PARTIES[actor.role],
        passphrase=form.cleaned_data["passphrase"],
        by=actor,
        at=database_now(),
    )
    messages.success(request, _("Your share of the key is released."))
    return redirect("bidding:opening", number)


@guard(agencies)
@require_POST
def open_own(request: HttpRequest, number: str) -> HttpResponse:
    """Open one's own bid with the key that one kept, where shares are lost."""
    procurement, form = _sealed(number), KeyFileForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Enter 64 hexadecimal digits."))
        return redirect("bidding:opening", number)
    verbs.open_own(
        procurement=procurement,
        agency=agency_or_404(request),
        ephemeral=bytes.fromhex(form.cleaned_data["ephemeral"]),
        by=actor_of(request),
        at=database_now(),
    )
    messages.success(request, _("Your bid is open."))
    return redirect("bidding:opening", number)


@guard(everyone)
@require_safe
def notice_file(request: HttpRequest, number: str) -> HttpResponse:
    """What the offline command needs: number, key, range, working days."""
    response = JsonResponse(sealing.notice_file(_sealed(number)))
    response["Content-Disposition"] = f'attachment; filename="{number}-sealing.json"'
    return response


@guard(any_of(owners, regulators, operators))
@require_http_methods(["GET", "HEAD", "POST"])
def passphrase(request: HttpRequest) -> HttpResponse:
    """Set the passphrase by which this person helps to open bids."""
    actor = actor_of(request)
    form = NewPassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        verbs.set_opening_passphrase(
            by=actor,
            passphrase=form.cleaned_data["passphrase"],
            chance=secrets.token_bytes(48),
            at=database_now(),
        )
        messages.success(
            request, _("The passphrase is set. It is kept nowhere: write it down safely.")
        )
        return redirect("bidding:passphrase")
    context = {
        "form": form,
        "key": sealing.opening_key(actor),
        "may_keep": policies.keep_shares(actor),
    }
    return render(request, "bidding/passphrase.html", context, status=422 if form.errors else 200)
