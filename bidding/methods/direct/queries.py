"""What direct selection reads."""

from agencies.models import Agency
from bidding.methods.protocol import Case, Entrant
from bidding.models import Procurement
from bidding.models.procurement import ProcurementQuerySet
from bidding.queries.draws import entrant_id
from bidding.states import statuses_that_can


def case_of(procurement: Procurement, agency: Agency) -> Case:
    """The agency that was asked; its offers are the lines."""
    return Case((Entrant(entrant_id(agency), procurement.total_fen, procurement.days),))


def offered_to(agency: Agency) -> ProcurementQuerySet:
    """Direct selections that wait for the agency's answer, soonest first."""
    found: ProcurementQuerySet = Procurement.objects.on_show().filter(
        direct_terms__asked_agency=agency, status__in=statuses_that_can("be_answered")
    )
    return found.select_related("direct_terms__asked_agency__organisation").order_by(
        "direct_terms__answer_until", "id"
    )
