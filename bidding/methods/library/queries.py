"""What a pick in a library reads."""

from agencies.models import Agency
from bidding.methods.library.models import LibraryTerms
from bidding.methods.protocol import Case, Entrant
from bidding.models import LibraryItem, Procurement
from bidding.models.procurement import ProcurementQuerySet
from bidding.queries.draws import drawn_order, entrant_id, entrants
from bidding.states import statuses_that_can
from core.money import share


def terms_of(procurement: Procurement) -> LibraryTerms:
    """Its terms, with the member, the library and the promise."""
    terms = LibraryTerms.objects.select_related(
        "member__agency__organisation", "member__library", "promise__item", "promise__library"
    )
    return terms.get(procurement=procurement)


def case_of(procurement: Procurement, terms: LibraryTerms) -> Case:
    """The member that was picked, or all of them, at the line that the promise gave."""
    agencies = (
        [terms.member.agency] if terms.member else [each.agency for each in entrants(procurement)]
    )
    return Case(
        tuple(
            Entrant(entrant_id(agency), procurement.total_fen, procurement.days)
            for agency in agencies
        ),
        {"library": terms.promise.library.number, "is_drawn": terms.member is None},
        drawn_order(procurement),
    )


def price_of(promise: LibraryItem, standard_fen: int | None) -> int | None:
    """What a pick costs in fen; None where the promise is a rate and no standard fee is named."""
    if promise.price_fen is not None:
        return promise.price_fen
    if standard_fen is None or promise.rate_bp is None:
        return None
    return share(standard_fen, promise.rate_bp)


def picks_of(agency: Agency) -> ProcurementQuerySet:
    """Every pick of the agency as a member of some library, newest first."""
    found: ProcurementQuerySet = Procurement.objects.on_show()
    return found.filter(library_terms__member__agency=agency)


def waiting_picks(agency: Agency) -> ProcurementQuerySet:
    """Picks that wait for the agency's answer, soonest first."""
    found = picks_of(agency).filter(status__in=statuses_that_can("be_answered"))
    return found.order_by("library_terms__answer_until", "id")
