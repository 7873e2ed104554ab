"""The public chain for everybody: heads, entries, proofs to keep, the script that checks them."""

from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import chain, seals, signing_key, verify_chain
from core.chain_forms import EntryForm
from core.models import ChainEntry, ChainSeal
from core.paging import page_of
from core.policy import everyone, guard

HEADS_IN_A_FILE = 500


@guard(everyone)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What a seal is, the newest head, all heads; `?entry=` finds entries."""
    form = EntryForm(request.GET if "entry" in request.GET else None)
    found: list[ChainEntry] = []
    if form.is_valid():
        found = _entries(form.cleaned_data["entry"])
        if len(found) == 1:
            return redirect("core:chain_entry", found[0].hash)
        if not found:
            form.add_error("entry", _("No such entry is listed here. Check what you entered."))
    context = {
        "form": form,
        "found": found,
        "newest": seals.newest(),
        "page": page_of(request, ChainSeal.objects.order_by("-id")),
        "public_key": signing_key.public_key(),
    }
    return render(request, "core/chain.html", context)


def _entries(wanted: dict[str, str | int]) -> list[ChainEntry]:
    """Of a chain by its name only where it is listed; of any chain by hash."""
    if "chain" in wanted and not chain.is_listed(str(wanted["chain"])):
        return []
    return list(ChainEntry.objects.filter(**wanted).order_by("sequence"))


@guard(everyone)
@require_safe
def entry(request: HttpRequest, digest: str) -> HttpResponse:
    """One entry: where it stands, and the way to its proof."""
    found = get_object_or_404(ChainEntry.objects.select_related("leaf__seal"), hash=digest)
    context = {"entry": found, "leaf": getattr(found, "leaf", None), "newest": seals.newest()}
    return render(request, "core/chain_entry.html", context)


@guard(everyone)
@require_safe
def inclusion(request: HttpRequest, digest: str) -> HttpResponse:
    """The proof that an entry stands under the newest head."""
    entries = ChainEntry.objects.select_related("leaf").filter(leaf__isnull=False)
    found, head = get_object_or_404(entries, hash=digest), seals.newest()
    assert head is not None, "a leaf has its seal"
    return _file(seals.inclusion_file(found.leaf, head), f"chain-entry-{digest[:16]}.json")


@guard(everyone)
@require_safe
def head(request: HttpRequest, number: int) -> HttpResponse:
    """A head to keep."""
    found = get_object_or_404(ChainSeal, pk=number)
    return _file(seals.head_file(found), f"chain-head-{number}.json")


@guard(everyone)
@require_safe
def heads(request: HttpRequest) -> HttpResponse:
    """Heads after `?after=`, the oldest first, for those who follow by machine."""
    after = request.GET.get("after", "0")
    if not (after.isascii() and after.isdigit() and len(after) < 16):
        raise Http404
    found = ChainSeal.objects.filter(pk__gt=int(after)).order_by("id")[:HEADS_IN_A_FILE]
    return JsonResponse({"heads": [seals.head_file(each) for each in found]})


@guard(everyone)
@require_safe
def consistency(request: HttpRequest, number: int) -> HttpResponse:
    """The proof that the newest head only added to this one."""
    old, new = get_object_or_404(ChainSeal, pk=number), seals.newest()
    assert new is not None, "there is at least the old one"
    return _file(seals.consistency_file(old, new), f"chain-heads-{old.pk}-{new.pk}.json")


@guard(everyone)
@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """The stand-alone verifier, to run without this market."""
    source = Path(verify_chain.__file__).read_bytes()
    response = HttpResponse(source, content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="verify_chain.py"'
    return response


def _file(content: dict[str, Any], name: str) -> JsonResponse:
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
