"""The fields of an entry: what a reviewer may remark on and what then reopens. Data, no code."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

# Text fields: on the organisation or on the agency itself.
ORGANISATION_FIELDS: Final = ("address", "legal_representative", "contact_name", "contact_phone")
AGENCY_FIELDS: Final = ("review_region", "established_on", "introduction")
FILE_FIELDS: Final = ("licence", "commitment", "authorisation", "other")
REQUIRED_TEXTS: Final = ("address", "legal_representative", "contact_name", "contact_phone")

LABELS: Final[Mapping[str, "StrPromise"]] = {
    "address": _("Address"),
    "legal_representative": _("Legal representative"),
    "contact_name": _("Contact person"),
    "contact_phone": _("Contact phone"),
    "review_region": _("Region that reviews the entry"),
    "established_on": _("Established on"),
    "introduction": _("Introduction"),
    "licence": _("Business licence"),
    "commitment": _("Letter of commitment"),
    "authorisation": _("Authorisation of the contact person"),
    "other": _("Other papers"),
    "qualifications": _("Qualifications"),
    "practitioners": _("Practitioners"),
}
