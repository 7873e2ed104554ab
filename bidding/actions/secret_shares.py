"""A party's secret share of a draw, whatever is drawn: committed to, revealed, and drawn from."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from bidding.draw import Beacon, commit, make_transcript
from bidding.errors import CommitmentMissing
from bidding.models.draw import SecretShare
from bidding.transcript import HEX_32, Transcript
from bidding.vault import seal, unseal
from core.errors import BadInput, Conflict


class SecretWanted(BadInput):
    """The party keeps its secret itself and has to hand it in. Facts: party."""

    sentence = _("You kept your secret yourself. Enter its 64 hexadecimal digits to reveal it.")


class SecretDiffers(BadInput):
    """The secret is not the one committed to. Facts: party."""

    sentence = _("This secret does not match the commitment published in the notice.")


class AlreadyRevealed(Conflict):
    """The party has revealed. Facts: party."""

    sentence = _("This party has revealed its secret already.")


def committed(
    number: str, party: str, secret: bytes | None, commitment: str | None
) -> dict[str, object]:
    """The fields of a share: by a secret of 32 bytes, kept encrypted, or by an own commitment.

    Raises CommitmentMissing.
    """
    if secret is not None and len(secret) == 32:
        commitment = commit(number, party, secret).hex()
    elif secret is not None or not HEX_32.fullmatch(commitment or ""):
        raise CommitmentMissing(party=party)
    assert commitment is not None
    kept = seal(number, party, commitment, secret) if secret else None
    return {"party": party, "commitment": commitment, "sealed_secret": kept}


def secret_of(share: SecretShare, number: str, secret: bytes | None) -> bytes:
    """The secret of a share that is to be revealed; without `secret` the kept one.

    Raises AlreadyRevealed, SecretWanted, SecretDiffers, ShareUnreadable.
    """
    if share.revealed:
        raise AlreadyRevealed(party=share.party)
    if secret is None:
        if share.sealed_secret is None:
            raise SecretWanted(party=share.party)
        secret = unseal(number, share.party, share.commitment, bytes(share.sealed_secret))
    if commit(number, share.party, secret).hex() != share.commitment:
        raise SecretDiffers(party=share.party)
    return secret


def draw_by(
    shares: Iterable[SecretShare], number: str, rule: str, tickets: Mapping[str, int]
) -> Transcript:
    """The draw over the frozen list; a share without its secret counts as empty.

    Raises DrawError.
    """
    found = list(shares)
    return make_transcript(
        number=number,
        rule=rule,
        tickets=tickets,
        commits={each.party: bytes.fromhex(each.commitment) for each in found},
        reveals={
            each.party: bytes.fromhex(each.revealed) if each.revealed else None for each in found
        },
        beacon=Beacon(),
    )
