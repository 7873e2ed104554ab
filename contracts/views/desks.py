"""What the three desks share: where their pages are and what they may load."""

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from contracts.models import Contract, Milestone
from contracts.queries.rooms import visible_to
from core.actors import Role, actor_of

SIDES = {Role.OWNER: "owner", Role.AGENCY: "agency", Role.REGULATOR: "regulator"}


def side_of(request: HttpRequest) -> str:
    """The desk's word in address names: "owner", "agency" or "regulator"."""
    return SIDES[actor_of(request).role]


def load(request: HttpRequest, number: str) -> Contract:
    """The contract of that number, if this person may see it; 404 otherwise."""
    return get_object_or_404(visible_to(actor_of(request)), number=number)


def load_milestone(request: HttpRequest, number: str, sequence: int) -> Milestone:
    """A milestone of a contract this person may see; 404 otherwise."""
    contract = load(request, number)
    milestone = get_object_or_404(Milestone, contract=contract, sequence=sequence)
    milestone.contract = contract
    return milestone


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: even an empty POST is one, and its form says what is missing."""
    return request.POST if request.method == "POST" else None


def uploaded(request: HttpRequest) -> MultiValueDict[str, UploadedFile] | None:
    """The files of a POST."""
    return request.FILES if request.method == "POST" else None


def room_url(request: HttpRequest, contract: Contract) -> str:
    """The contract's room at this person's desk."""
    return reverse(f"contracts:{side_of(request)}-room", args=[contract.number])


def search(contracts: QuerySet[Contract], text: str) -> QuerySet[Contract]:
    """Contracts whose number, title or parties hold the text."""
    if not text:
        return contracts
    return contracts.filter(
        Q(number__icontains=text)
        | Q(title__icontains=text)
        | Q(owner__name__icontains=text)
        | Q(agency__organisation__name__icontains=text)
    )
