"""Reads across models, one module a subject."""

from .eligibility import agencies_eligible_for, eligibility, eligible_offers

__all__ = ["agencies_eligible_for", "eligibility", "eligible_offers"]
