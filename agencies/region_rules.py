"""What a region decides about agencies: their entry, and their supervision."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.region import MONTHS, WORKING_DAYS, Section, counted, rule, section

POINTS = counted(pgettext_lazy("unit", "points"))


@section(order=10)
@dataclass(frozen=True)
class EntryRules(Section):
    """How long an entry is reviewed and public."""

    formal_review_days: int = rule(2, _("Formal review of an entry"), WORKING_DAYS)
    entry_publicity_days: int = rule(3, _("Publicity of an entry"), WORKING_DAYS)


@section(order=40)
@dataclass(frozen=True)
class SupervisionRules(Section):
    """Until when people may complain, answer and object; what points and sanctions bring."""

    complaint_admissibility_days: int = rule(3, _("Admissibility of a complaint"), WORKING_DAYS)
    complaint_window_days: int = rule(5, _("Complaint about entry or service"), WORKING_DAYS)
    statement_days: int = rule(5, _("Statement of the agency"), WORKING_DAYS)
    sanction_objection_days: int = rule(5, _("Objection to points or a sanction"), WORKING_DAYS)
    points_warning: int = rule(10, _("Compliance points that bring a warning"), POINTS)
    points_suspension: int = rule(20, _("Compliance points that bring a suspension"), POINTS)
    points_cycle_months: int = rule(12, _("Points count for"), MONTHS)
    suspension_months: int = rule(6, _("Length of a suspension"), MONTHS)
    warning_months: int = rule(6, _("A warning is shown for"), MONTHS)
    removal_complaints: int = rule(3, _("Upheld quality complaints in a year that open removal"))
    removal_bar_months: int = rule(24, _("Bar after a removal"), MONTHS)
