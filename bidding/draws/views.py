"""The room of a draw: what is fixed when, who has released, the result, how to check it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bidding.errors import SecretMissing
from bidding.forms import PassphraseForm
from bidding.models import Draw, Library, Procurement, SeedParty
from bidding.states import DrawStatus
from core import chain
from core.actors import Role, actor_of
from core.clock import database_now
from core.policy import any_of, everyone, guard, operators, owners, regulators

from . import actions, policies, queries
from .forms import BeaconForm, OwnSecretForm, secret_form, sent_secret
from .scheme import Step, verify_transcript
from .subjects import subject_of
from .transcript import NO_BEACON, digest, to_json
from .words import beacon_name, subject_name


def _seen(number: str) -> Draw:
    found = queries.seen(number)
    if found is None:
        raise Http404
    return found


def checked(found: object, published: dict[str, Any]) -> list[tuple[Step, str]]:
    """Each check of a transcript with its sentence in the reader's language."""
    steps = verify_transcript(found, published=published).steps
    return [(step, _(step.template) % {"subject": subject_name(step.subject)}) for step in steps]


@guard(everyone)
@require_safe
def room(request: HttpRequest, number: str) -> HttpResponse:
    """One draw, from its announcement to its result and its proof."""
    draw, at, actor = _seen(number), database_now(), actor_of(request)
    subject, names = subject_of(draw), queries.names(draw)
    held = getattr(draw, "result", None)
    party = queries.party_of(actor, draw)
    may_speak = bool(party) and bool(policies.speak_for(actor, draw, party or ""))
    own = draw.shares.filter(party=party).first()
    context: dict[str, Any] = {
        "draw": draw,
        "title": subject.title(draw),
        "address": subject.address(draw),
        "at": at,
        "planned_at": draw.draw_at or getattr(getattr(draw, "procurement", None), "draw_at", None),
        "held": held,
        "is_dropped": draw.status == DrawStatus.DROPPED,
        "is_closed": draw.status == DrawStatus.FROZEN,
        "beacon": "" if draw.beacon_source == NO_BEACON else beacon_name(draw.beacon_source),
        "entrants": list(names.items()),
        "shares": queries.committed(draw),
        "releases": draw.releases.order_by("released_at", "id"),
        "silent": [SeedParty(each).label for each in held.silent] if held else [],
        "strength": queries.strength(draw),
        "silences": queries.silences(draw),
        "places": [
            (place, names.get(entry["id"]), entry)
            for place, entry in enumerate(held.transcript["ranking"], start=1)
        ]
        if held
        else [],
        "digest": digest(held.transcript) if held else "",
        "steps": checked(held.transcript, queries.promised(draw)) if held else [],
        "entries": queries.entries(draw),
        "checked": chain.verify(draw.chain),
        "secret": _secret_to_add(draw, party) if may_speak else None,
        "passphrase": PassphraseForm()
        if may_speak and draw.can("be_opened") and not draw.releases.filter(party=party).exists()
        else None,
        "own_secret": OwnSecretForm()
        if may_speak and draw.status == DrawStatus.FROZEN and own and not own.revealed
        else None,
        "beacon_form": BeaconForm() if queries.to_type(actor, at).filter(pk=draw.pk) else None,
        "may_hold": policies.hold(actor, draw) if actor.role != Role.PUBLIC else None,
        "is_due": draw.can("be_held") and draw.draw_at is not None and at >= draw.draw_at,
        "patience": actions.patience(draw) if draw.draw_at else None,
    }
    return render(request, "bidding/draw.html", context)


def _secret_to_add(draw: Draw, party: str | None) -> object:
    """For a party that may still add one."""
    is_open = draw.can("take_secrets") and not draw.shares.filter(party=party).exists()
    if party is None or not is_open or (party == SeedParty.OWNER and draw.owner_id is None):
        return None
    return secret_form(draw.number, party, draw.holders)


@guard(everyone)
@require_safe
def transcript_file(request: HttpRequest, number: str) -> HttpResponse:
    """The transcript as the file whose hash is in the chain."""
    held = getattr(_seen(number), "result", None)
    if held is None:
        raise Http404
    response = HttpResponse(to_json(held.transcript), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{number}-transcript.json"'
    return response


@guard(any_of(owners, regulators))
@require_safe
def keys(request: HttpRequest, number: str) -> HttpResponse:
    """Whom a secret is sealed to, for the offline command; of a draft those of today."""
    actor = actor_of(request)
    draw = Draw.objects.filter(number=number).first()
    if draw is not None:
        file = queries.keys_file(number, draw.holders)
    elif actor.role == Role.OWNER:
        mine = Procurement.objects.filter(owner=actor.organisation).select_related(
            "project__region"
        )
        draft = get_object_or_404(mine, number=number)
        file = queries.keys_file(number, queries.new_holders(draft.project.region, draft.owner))
    else:
        tender = get_object_or_404(Library.objects.select_related("region"), number=number)
        file = queries.keys_file(number, queries.new_holders(tender.region, None))
    response = JsonResponse(file, json_dumps_params={"indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{number}-keys.json"'
    return response


_PEOPLE = any_of(owners, regulators, operators)


@guard(_PEOPLE)
@require_POST
def commit(request: HttpRequest, number: str) -> HttpResponse:
    """Add the secret of one's party while the list is open."""
    draw, actor = _seen(number), actor_of(request)
    party, sealed = queries.party_of(actor, draw) or "", sent_secret(request)
    if sealed is None:
        raise SecretMissing(party=party)
    actions.commit_later(draw=draw, party=party, sealed=sealed, by=actor, at=database_now())
    messages.success(request, _("Your secret is in the draw. Keep the file that was saved."))
    return redirect("bidding:draw", number)


@guard(_PEOPLE)
@require_POST
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Release what one's party keeps; the second release opens all secrets."""
    draw, form = _seen(number), PassphraseForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Enter your opening passphrase."))
        return redirect("bidding:draw", number)
    actions.release(
        draw=draw,
        passphrase=form.cleaned_data["passphrase"],
        by=actor_of(request),
        at=database_now(),
    )
    messages.success(request, _("What your party keeps of the secrets is released."))
    return redirect("bidding:draw", number)


@guard(_PEOPLE)
@require_POST
def hand_in(request: HttpRequest, number: str) -> HttpResponse:
    """Show one's own secret from the file that one kept, where parts are lost."""
    draw, actor, form = _seen(number), actor_of(request), OwnSecretForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Enter 64 hexadecimal digits."))
        return redirect("bidding:draw", number)
    actions.hand_in(
        draw=draw,
        party=queries.party_of(actor, draw) or "",
        secret=bytes.fromhex(form.cleaned_data["secret"]),
        by=actor,
        at=database_now(),
    )
    messages.success(request, _("Your secret is revealed."))
    return redirect("bidding:draw", number)


@guard(any_of(regulators, operators))
@require_POST
def beacon(request: HttpRequest, number: str) -> HttpResponse:
    """Type the value of the beacon as its source publishes it; a second person types it too."""
    draw, form = _seen(number), BeaconForm(request.POST)
    value = form.cleaned_data["value"] if form.is_valid() else ""
    draw = actions.type_beacon(draw=draw, value=value, by=actor_of(request), at=database_now())
    messages.success(
        request,
        _("The value is in the draw.")
        if draw.beacon_known_at
        else _("Noted. It counts when a second person has typed the same value."),
    )
    return redirect("bidding:draw", number)


@guard(any_of(owners, regulators))
@require_POST
def hold(request: HttpRequest, number: str) -> HttpResponse:
    """Hold the draw, where everything is ready and its time has come."""
    actions.hold(draw=_seen(number), by=actor_of(request), at=database_now())
    messages.success(request, _("The draw is held."))
    return redirect("bidding:draw", number)
