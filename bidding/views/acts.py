"""The acts that procurements of several methods have: verdict, label, address, form.

Which of them comes when is said by the method; the pages only draw them.
"""

import datetime as dt

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bidding.draws import policies as draws
from bidding.draws.forms import secret_form
from bidding.draws.queries import new_holders
from bidding.forms import EndingForm, ReasonForm
from bidding.models import Procurement, ProposedAmendment, SeedParty
from bidding.policies import amendments, ending_requests, procurements, results, shortfalls
from bidding.queries.amendments import proposed
from core.actors import Actor
from core.acts import Act
from core.clock import SHANGHAI
from core.policy import YES, Verdict


def _act(
    procurement: Procurement,
    name: str,
    label: object,
    verdict: Verdict,
    form: forms.Form | None = None,
    kind: str = "",
) -> Act:
    url = reverse("bidding:act", args=[procurement.number, name])
    return Act(label, url, verdict, form, kind)


def of_proposal(actor: Actor, procurement: Procurement) -> list[Act]:
    """A second person lets the draft go out or sends it back; who wrote it may take it back."""
    may_send = procurements.send_back(actor, procurement)
    found = [_act(procurement, "approve", _("Approve"), procurements.approve(actor, procurement))]
    if procurements.take_back(actor, procurement):
        found.append(_act(procurement, "take-back", _("Take it back and edit it"), YES, kind="2"))
    if may_send:
        form = ReasonForm(auto_id="back-%s")
        found.append(_act(procurement, "send-back", _("Send it back"), may_send, form, "bad"))
    return found


def publish(actor: Actor, procurement: Procurement, may_draw: bool) -> Act:
    """Open the notice; where it may come to a draw, with the secret that the browser makes."""
    may = procurements.publish(actor, procurement)
    form = None
    if may_draw:
        keepers = new_holders(procurement.project.region, procurement.owner)
        form = secret_form(procurement.number, SeedParty.OWNER, keepers)
    return _act(procurement, "publish", _("Publish the notice"), may, form)


def close(actor: Actor, procurement: Procurement) -> Act:
    """End sign-up once its time has passed."""
    return _act(procurement, "close", _("Close sign-up"), procurements.close(actor, procurement))


def of_shortfall(actor: Actor, procurement: Procurement) -> list[Act]:
    """Go on with too few: what a handler proposes with its reason, an approver approves."""
    waiting = procurement.shortfall
    until = _(
        "Eligible agencies that came: %(n)s. Decide by %(until)s (Beijing time), else it fails."
    ) % {
        "n": waiting.entrants,
        "until": f"{waiting.decide_by.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
    }
    url = reverse("bidding:act", args=[procurement.number, "propose"])
    may = shortfalls.propose(actor, procurement)
    found = [Act(_("Propose to go on with them"), url, may, ReasonForm(), hint=until)]
    if waiting.proposed_by is not None:
        url = reverse("bidding:act", args=[procurement.number, "go-on"])
        label = _("Approve to go on: %s") % waiting.reason
        found.insert(0, Act(label, url, shortfalls.go_on(actor, procurement)))
    return found


def of_draw(actor: Actor, procurement: Procurement) -> list[Act]:
    """The draw's own page: there the secrets are opened and the draw is held."""
    url = reverse("bidding:draw", args=[procurement.number])
    may = draws.hold(actor, procurement.draw) if procurement.draw else YES
    return [Act(_("Go to the draw"), url, may, is_link=True)]


def publicise(actor: Actor, procurement: Procurement) -> Act:
    """Show the result to everybody."""
    label = _("Open the publicity of the result")
    return _act(procurement, "publicise", label, results.publicise(actor, procurement))


def award(actor: Actor, procurement: Procurement) -> Act:
    """Let the award stand after its publicity."""
    return _act(procurement, "award", _("Award"), results.award(actor, procurement))


def of_proposed_amendment(actor: Actor, proposed: ProposedAmendment, at: dt.datetime) -> list[Act]:
    """Another person lets it out or sends it back; handlers may take it back."""
    procurement = proposed.procurement
    label = _("Approve and publish the amendment")
    may = amendments.amend(actor, proposed, at)
    found = [_act(procurement, "publish-amendment", label, may)]
    if amendments.take_back(actor, proposed):
        label = _("Take it back and change it")
        found.append(_act(procurement, "take-amendment-back", label, YES, kind="2"))
    if amendments.send_back(actor, proposed):
        form = ReasonForm(auto_id="amendment-%s")
        found.append(_act(procurement, "send-amendment-back", _("Send it back"), YES, form, "bad"))
    return found


def of_amendment(actor: Actor, procurement: Procurement, at: dt.datetime) -> list[Act]:
    """Amend the notice, while it is open and no other amendment waits."""
    if proposed(procurement) is not None:
        return []
    may = amendments.propose(actor, procurement, at)
    url = reverse("bidding:amend", args=[procurement.number])
    return [Act(_("Amend the notice"), url, may, kind="2", is_link=True)] if may else []


def of_rerun(actor: Actor, procurement: Procurement) -> list[Act]:
    """Run the need again, where it ended without an award."""
    may = procurements.rerun(actor, procurement)
    if not may:
        return []
    return [
        Act(
            _("Run it again"),
            reverse("bidding:rerun", args=[procurement.number]),
            may,
            hint=_("A new draft with the same text, items and terms, linked to this one."),
        )
    ]


def of_restoring(actor: Actor, procurement: Procurement) -> list[Act]:
    """Write on at a draft that was given up."""
    may = procurements.restore(actor, procurement)
    return [_act(procurement, "restore", _("Restore the draft"), may)] if may else []


def of_ending(actor: Actor, procurement: Procurement) -> list[Act]:
    """How its owner may end it at this stage, with a reason; only what it may do."""
    if procurement.can("be_cancelled"):
        may = procurements.cancel(actor, procurement)
        if not may:
            return []
        if procurement.published_at is None and procurement.machine.has("restore"):
            label, hint = _("Give the draft up"), _("What is written is kept: it can be restored.")
        else:
            label, hint = (
                _("Cancel the procurement"),
                _("It cannot be undone; it can be run again."),
            )
        url = reverse("bidding:act", args=[procurement.number, "cancel"])
        return [Act(label, url, may, ReasonForm(), "bad", hint=hint)]
    may = ending_requests.ask_to_end(actor, procurement)
    if not may or procurement.ending_requests.filter(decided_at=None).exists():
        return []
    return [
        Act(
            _("Ask to end without an award"),
            reverse("bidding:act", args=[procurement.number, "end"]),
            may,
            EndingForm(),
            "bad",
            hint=_(
                "The regulator decides. Until then an award waits; the list of who took part and "
                "all that was revealed stay public."
            ),
        )
    ]


def of_answer(namespace: str, procurement: Procurement, may: Verdict) -> list[Act]:
    """Take or decline work that one agency was asked for, at the addresses of its method."""

    def url(name: str) -> str:
        return reverse(f"{namespace}:{name}", args=[procurement.number])

    form = ReasonForm(auto_id=f"p{procurement.pk}-%s")
    return [
        Act(_("Take the work"), url("confirm"), may),
        Act(_("Decline the work"), url("decline"), may, form, "bad"),
    ]
