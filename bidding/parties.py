"""Who must not meet in one procurement."""

from django.db.models import Q

from core.models import Organisation


def are_related(one: Organisation, other: Organisation) -> bool:
    """True for the same subject, the same legal representative or the same contact phone."""
    return bool(_marks(one) & _marks(other))


def related_to(one: Organisation, prefix: str = "") -> Q:
    """The same rule as a condition on rows that lead to organisations by `prefix`."""
    found = Q(**{f"{prefix}pk": one.pk})
    if one.legal_representative:
        found |= Q(**{f"{prefix}legal_representative": one.legal_representative})
    if one.contact_phone:
        found |= Q(**{f"{prefix}contact_phone": one.contact_phone})
    return found


class Parties:
    """Those who meet in a procurement: the same rule for many, without comparing each to each."""

    def __init__(self, *known: Organisation) -> None:
        self._marks: set[tuple[str, object]] = set()
        for party in known:
            self.join(party)

    def may_join(self, party: Organisation) -> bool:
        """True when the party is related to none of them."""
        return not _marks(party) & self._marks

    def join(self, party: Organisation) -> None:
        """One more of them."""
        self._marks |= _marks(party)


def _marks(party: Organisation) -> set[tuple[str, object]]:
    """What a related party has in common with this one."""
    marks = {
        ("subject", party.pk),
        ("legal representative", party.legal_representative),
        ("contact phone", party.contact_phone),
    }
    return {(kind, value) for kind, value in marks if value}
