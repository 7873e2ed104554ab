"""What a region decides about contracts."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from core.region import BASIS_POINTS, WORKING_DAYS, Section, rule, section


@section(order=30)
@dataclass(frozen=True)
class ContractRules(Section):
    """How long each side has for its next act, and what the platform keeps of a payment."""

    contract_signing_days: int = rule(10, _("Signing the contract"), WORKING_DAYS)
    acceptance_days: int = rule(5, _("Acceptance of a deliverable"), WORKING_DAYS)
    rating_days: int = rule(15, _("Rating after the contract"), WORKING_DAYS)
    platform_fee_bp: int = rule(100, _("Fee of the platform"), BASIS_POINTS)
