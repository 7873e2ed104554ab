"""Who joins the expert pool, who looks after it, who scores."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import covers_region
from bidding.panels.models import Evaluator, Expert
from core.actors import Actor, Role
from core.policy import YES, Verdict, no


def join_pool(actor: Actor, known: Expert | None) -> Verdict:
    """Anybody with an account; once more after a refusal, or to change what was admitted."""
    if actor.user is None:
        return no(_("Sign in to apply to the expert pool."))
    if known is not None and not known.can("apply_again"):
        return no(_("Your application is with the regulator, or you were removed from the pool."))
    return YES


def keep_expert(actor: Actor, expert: Expert) -> Verdict:
    """Regulators of the region where the expert works, never for themselves."""
    if not covers_region(actor, expert.region):
        return no(_("Only the regulator of the region where this expert works decides this."))
    if actor.is_same_person(expert.user):
        return no(_("Another regulator decides about you."))
    return YES


def evaluate(actor: Actor, evaluator: Evaluator) -> Verdict:
    """The expert who was drawn, in the role of an expert."""
    if actor.role != Role.EXPERT or not actor.is_same_person(evaluator.expert.user):
        return no(_("Only the expert who was drawn for this panel does this."))
    return YES


def still_scores(evaluator: Evaluator, at: dt.datetime) -> Verdict:
    """While this seat scores, until the time that the panel was given."""
    if not evaluator.can("score") or not evaluator.panel.can("be_scored"):
        return no(_("You have handed in or left this panel: nothing can be changed any more."))
    if evaluator.panel.score_by is None or at >= evaluator.panel.score_by:
        return no(_("The time to score has ended."))
    return YES


def score(evaluator: Evaluator, at: dt.datetime) -> Verdict:
    """The same, once the evaluator has declared to have no interest."""
    may = still_scores(evaluator, at)
    if may and evaluator.declared_at is None:
        return no(_("Declare first that you have no interest in a bidder or the owner."))
    return may
