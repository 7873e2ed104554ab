"""The books in words: what an account is and what a journal records."""

from django import template

from billing import accounts
from billing.models import Account

register = template.Library()


@register.filter
def account_name(account: Account) -> str:
    """An account's name for people; its code stays beside it for the auditor."""
    return accounts.name(account)


@register.filter
def journal_kind(kind: str) -> str:
    """What a journal records."""
    return accounts.journal_name(kind)
