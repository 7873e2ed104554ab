"""What bidding shows: the desk of project owners, menu entries."""

from django.utils.translation import gettext_lazy as _

from agencies.entry.queries import agency_of
from bidding.bundles import queries as bundles
from bidding.draws import queries as draws
from bidding.libraries.queries import agreements_to_sign, waiting_for_regulator
from bidding.panels.queries import to_admit
from bidding.queries import amendments, desks, leads, notices, questions, sealing
from bidding.queries.witnesses import invitations
from core import chain, navigation
from core.actors import Actor, Role
from core.clock import now


def _owner_waits(actor: Actor) -> int:
    found = (desks.to_approve, desks.to_decide, draws.to_release)
    asked = questions.to_answer(actor).count() + amendments.to_let_out(actor).count()
    return sum(each(actor).count() for each in found) + asked


def _agency_waits(actor: Actor) -> int:
    agency = agency_of(actor)
    if agency is None:
        return 0
    return desks.count_waiting_for(agency) + agreements_to_sign(agency).count()


def _open_to(actor: Actor) -> int:
    agency = agency_of(actor)
    if agency is None or not agency.can("bid"):
        return 0
    fresh = notices.open_notices(now()).exclude(sign_ups__agency=agency).count()
    return fresh + amendments.unconfirmed(agency)


def _regulator_waits(actor: Actor) -> int:
    return (
        draws.to_release(actor).count()
        + draws.to_type(actor, now()).count()
        + sealing.to_open(actor).count()
        + desks.objections_waiting(actor).count()
        + desks.endings_waiting(actor).count()
    )


def _to_watch(actor: Actor) -> int:
    return invitations(actor).count()


def _leads_wait(actor: Actor) -> int:
    return leads.waiting_leads(actor).count()


def _libraries_wait(actor: Actor) -> int:
    return waiting_for_regulator(actor).count()


def _experts_wait(actor: Actor) -> int:
    return to_admit(actor).count()


def _bundles_wait_for_owner(actor: Actor) -> int:
    return bundles.waiting_for_owner(actor).count()


def _bundles_wait(actor: Actor) -> int:
    return bundles.waiting_for_regulator(actor).count()


chain.list_by_name("procurement")
chain.list_by_name("bundle")
navigation.add_desk(Role.OWNER, "bidding:buyer")
navigation.add(Role.PUBLIC, _("Notices and results"), "bidding:notices", order=10)
navigation.add(Role.OWNER, _("Agency libraries"), "bidding:libraries", order=35)
navigation.share("bidding:libraries", with_role=Role.OWNER)
navigation.add_to_foot(_("Market prices"), "bidding:prices", order=19)
navigation.add_to_foot(_("Agency libraries"), "bidding:libraries", order=20)
navigation.add_desk(Role.EXPERT, "bidding:expert_desk")
navigation.add(Role.EXPERT, _("Workbench"), "bidding:expert_desk", order=10)
navigation.add(Role.EXPERT, _("My application to the pool"), "bidding:expert_apply", order=20)
navigation.share("bidding:expert_pool", with_role=Role.EXPERT)
navigation.add_to_foot(_("Expert pool"), "bidding:expert_pool", order=25)
navigation.add(
    Role.REGULATOR,
    _("Expert pool"),
    "bidding:regulator_experts",
    order=25,
    counter=_experts_wait,
)
navigation.add(
    Role.REGULATOR,
    _("Agency libraries"),
    "bidding:regulator_libraries",
    order=20,
    counter=_libraries_wait,
)
navigation.add(
    Role.OWNER, _("Bundles"), "bidding:owned_bundles", order=32, counter=_bundles_wait_for_owner
)
navigation.add(
    Role.REGULATOR, _("Bundles"), "bidding:regulator_bundles", order=22, counter=_bundles_wait
)
navigation.share("bidding:bundles")
navigation.add_to_foot(_("Bundles"), "bidding:bundles", order=22)
navigation.add(Role.OWNER, _("Workbench"), "bidding:buyer", order=10, counter=_owner_waits)
navigation.add(Role.OWNER, _("Procurements"), "bidding:procurements", order=30)
navigation.share("bidding:dates")
for _role in (Role.OWNER, Role.AGENCY, Role.REGULATOR, Role.EXPERT):
    navigation.add(_role, _("Dates"), "bidding:dates", order=85, counter=_to_watch)
navigation.add(Role.OWNER, _("Opening passphrase"), "bidding:passphrase", order=90)
navigation.add(Role.AGENCY, _("Opportunities"), "bidding:opportunities", order=10, counter=_open_to)
navigation.add(
    Role.AGENCY, _("Selections and awards"), "bidding:selections", order=20, counter=_agency_waits
)
navigation.add(Role.REGULATOR, _("Draws"), "bidding:oversight", order=30, counter=_regulator_waits)
navigation.add(Role.REGULATOR, _("Leads"), "bidding:leads", order=35, counter=_leads_wait)
