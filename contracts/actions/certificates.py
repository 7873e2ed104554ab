"""Signing certificates: issued when an organisation signs for the first time, then reused."""

import datetime as dt

from cryptography.hazmat.primitives import serialization
from django.conf import settings

from contracts import seals
from contracts.authority import SigningIdentity
from contracts.models import SigningCertificate
from contracts.queries.authority import market_authority
from core.models import Organisation


def identity_for(
    organisation: Organisation, *, at: dt.datetime
) -> tuple[SigningCertificate, SigningIdentity]:
    """The organisation's certificate in force at `at` and its key; issued anew where needed."""
    known = (
        SigningCertificate.objects.filter(
            organisation=organisation, issued_at__lte=at, expires_at__gt=at, revoked_at=None
        )
        .order_by("-issued_at", "-id")
        .first()
    )
    if known is not None:
        try:
            return known, _open(known)
        except seals.SealUnreadable:
            pass  # the installation's secret was changed: the old key is lost, a new one follows
    return _issue(organisation, at)


def _open(certificate: SigningCertificate) -> SigningIdentity:
    return seals.unseal(
        bytes(certificate.certificate),
        bytes(certificate.sealed_key),
        secret=settings.SECRET_KEY,
    )


def _issue(
    organisation: Organisation, at: dt.datetime
) -> tuple[SigningCertificate, SigningIdentity]:
    identity = market_authority().issue(
        name=organisation.name,
        # People without a credit code are named by their number in this market.
        credit_code=organisation.credit_code or f"MARKET-{organisation.pk}",
        at=at,
    )
    stored = SigningCertificate.objects.create(
        organisation=organisation,
        serial=f"{identity.serial_number:x}",
        certificate=identity.certificate.public_bytes(serialization.Encoding.DER),
        sealed_key=seals.seal(identity, secret=settings.SECRET_KEY),
        issued_at=identity.certificate.not_valid_before_utc,
        expires_at=identity.certificate.not_valid_after_utc,
    )
    return stored, identity
