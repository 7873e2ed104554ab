"""Who looks into a lead and decides it."""

from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import covers_region
from bidding.models import Lead
from core.actors import Actor
from core.models import Membership
from core.policy import YES, Verdict, no


def _oversee(actor: Actor, lead: Lead) -> Verdict:
    """A regulator of the procurement's region and sector who belongs to none of the parties."""
    procurement = lead.procurement
    if not covers_region(actor, procurement.project.region):
        return no(_("Only the regulator of this region looks into its leads."))
    assert actor.membership is not None, "a regulator acts by a membership"
    mine = actor.membership.department_id
    if mine and not procurement.lines.filter(item__department=mine).order_by().exists():
        return no(_("This work belongs to another sector. Ask the department of that sector."))
    parties = [*lead.agencies.order_by("pk").values_list("organisation_id", flat=True)]
    tied = Membership.objects.filter(
        user=actor.user, organisation__in=[*parties, procurement.owner_id], is_active=True
    )
    if tied.order_by().exists():
        return no(
            _("You belong to one of the parties, so you may not look into it. Leave it to others.")
        )
    return YES


def assign(actor: Actor, lead: Lead) -> Verdict:
    """Take it upon oneself: anyone who oversees it, until it is decided."""
    verdict = _oversee(actor, lead)
    if not verdict:
        return verdict
    if not lead.machine.can(lead.status, "wait"):
        return no(_("This lead is decided."))
    if actor.is_same_person(lead.assigned_to):
        return no(_("You are already looking into it."))
    return YES


def decide(actor: Actor, lead: Lead) -> Verdict:
    """Confirm or dismiss: the one who looks into it."""
    verdict = _oversee(actor, lead)
    if not verdict:
        return verdict
    if not lead.machine.can(lead.status, "be_decided"):
        return no(_("Take the lead upon yourself first; a decided lead stays decided."))
    if not actor.is_same_person(lead.assigned_to):
        return no(_("Somebody else looks into it. Take it over first, or leave it to them."))
    return YES
