"""The two signing ceremonies: the agency first, then the owner; the last hash goes public."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bidding.actions.locking import locked as lock_procurement
from contracts import policies
from contracts.models import Contract, ContractDocument, Party, Signature, SigningStage
from contracts.queries.text import Paper, paper_of
from contracts.signatures import Field
from core import chain, files, workflow
from core.actors import Actor
from core.errors import Conflict
from core.models import Organisation
from core.policy import require

from .certificates import identity_for
from .fund import request_next
from .locking import locked


class OtherText(Conflict):
    """The file is no longer the one this person was shown. Facts: shown_sha256, sha256."""

    sentence = _("The contract was changed after you opened it. Read it again before you sign.")


@transaction.atomic
def sign_as_agency(
    *, contract: Contract, shown_sha256: str, by: Actor, at: dt.datetime
) -> Signature:
    """Sign for the agency the file whose hash was shown (`queries.text.paper_of`).

    The signature certifies the text. Raises Refused, OtherText, UnprintableText.
    """
    from contracts import pades  # here and below: only signing needs its PDF library

    contract = locked(contract)
    require(policies.sign_as_agency(by, contract))
    paper = _shown(contract, shown_sha256)
    prepared = pades.add_signature_fields(paper.content)
    _keep(contract, SigningStage.PREPARED, prepared, by, at)
    organisation = contract.agency.organisation
    signature, document = _sign(
        contract, Party.AGENCY, prepared, shown_sha256, organisation, by, at
    )
    workflow.move(contract, "agency_sign", by=by, at=at)
    _chain(contract, "agency_signed", signature, document, at)
    return signature


@transaction.atomic
def sign_as_owner(
    *, contract: Contract, shown_sha256: str, by: Actor, at: dt.datetime
) -> Signature:
    """Sign for the owner the file the agency signed; the contract is then in force.

    The SHA-256 of the final file enters the public chain, and the first milestone's money is asked
    for. Raises Refused, OtherText.
    """
    procurement = lock_procurement(contract.award.procurement)  # before the contract, as a refusal
    contract = locked(contract)
    require(policies.sign_as_owner(by, contract))
    paper = _shown(contract, shown_sha256)
    signature, document = _sign(
        contract, Party.OWNER, paper.content, shown_sha256, contract.owner, by, at
    )
    workflow.move(contract, "owner_sign", by=by, at=at)
    contract.signed_at, contract.due_at = at, None
    contract.save(update_fields=["signed_at", "due_at"])
    _chain(contract, "signed", signature, document, at)
    workflow.move(procurement, "contract", by=by, at=at)
    request_next(contract, by=by, at=at)
    return signature


def _shown(contract: Contract, shown_sha256: str) -> Paper:
    paper = paper_of(contract)
    if paper.sha256 != shown_sha256.strip().lower():
        raise OtherText(shown_sha256=shown_sha256, sha256=paper.sha256)
    return paper


def _sign(
    contract: Contract,
    party: Party,
    pdf: bytes,
    shown_sha256: str,
    organisation: Organisation,
    by: Actor,
    at: dt.datetime,
) -> tuple[Signature, ContractDocument]:
    from contracts import pades

    certificate, identity = identity_for(organisation, at=at)
    field, stage = _PLACES[party]
    signed = pades.sign(
        pdf, field=field, identity=identity, reason=f"签署合同 {contract.number}", at=at
    )
    document = _keep(contract, stage, signed, by, at)
    assert by.user is not None  # the policy admits members only
    signature = Signature.objects.create(
        contract=contract,
        party=party,
        certificate=certificate,
        signed_by=by.user,
        signed_at=at,
        shown_sha256=shown_sha256.strip().lower(),
    )
    return signature, document


_PLACES = {
    Party.AGENCY: (Field.AGENCY, SigningStage.AGENCY_SIGNED),
    Party.OWNER: (Field.OWNER, SigningStage.SIGNED),
}


def _keep(
    contract: Contract, stage: SigningStage, pdf: bytes, by: Actor, at: dt.datetime
) -> ContractDocument:
    stored = files.store(content=pdf, name=f"{contract.number}-{stage.value}.pdf", by=by, at=at)
    return ContractDocument.objects.create(
        contract=contract, revision=stage, file=stored, sha256=stored.sha256, made_at=at
    )


def _chain(
    contract: Contract,
    kind: str,
    signature: Signature,
    document: ContractDocument,
    at: dt.datetime,
) -> None:
    payload = {
        "number": contract.number,
        "sha256": document.sha256,
        "shown_sha256": signature.shown_sha256,
        "certificate": signature.certificate.serial,
    }
    chain.append(contract.chain, kind, payload, at=at)
