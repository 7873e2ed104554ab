"""The list guard, what is chosen by itself, and who edits the list."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from agencies.catalogue.models import ServiceItem
from core.actors import Actor, Role
from core.policy import YES, Verdict, no


def offer_item(item: ServiceItem, on: dt.date) -> Verdict:
    """A bundle is no piece of work: it would be sold past the qualifications of its members."""
    if not item.is_bundle:
        return YES
    members = [member.name for member in ServiceItem.objects.members_of(item.bundle, on)]
    return no(
        _(
            "%(bundle)s is a bundle. Start it under “Bundles”, or choose each of its members by "
            "itself: %(members)s."
        )
        % {"bundle": item.name, "members": "；".join(members) or "—"}
    )


def buy_item(item: ServiceItem, on: dt.date) -> Verdict:
    """The list guard: only an item on the published list, valid on that date, may be bought."""
    if not item.machine.can(item.status, "be_bought"):
        return no(
            _(
                "This work is not on the published list, so nobody may require it and it cannot "
                "be bought here. Choose an item from the list, or report the demand."
            )
        )
    if on < item.valid_from:
        return no(
            _("This item may be bought from %(date)s on.") % {"date": item.valid_from.isoformat()}
        )
    if item.valid_to and on > item.valid_to:
        return no(
            _(
                "This item left the published list on %(date)s. Choose an item from the list, or "
                "report the demand."
            )
            % {"date": item.valid_to.isoformat()}
        )
    return offer_item(item, on)


def edit_list(actor: Actor) -> Verdict:
    """The approval bureau and the operator keep the list."""
    if actor.role in (Role.OPERATOR, Role.SYSTEM):
        return YES
    bureau = actor.membership is not None and actor.membership.department_id is None
    if actor.role == Role.REGULATOR and bureau:
        return YES
    return no(_("Only the approval bureau or the operator changes the published list."))


def report_demand(actor: Actor) -> Verdict:
    """Anyone may report that work outside the list was demanded."""
    return YES
