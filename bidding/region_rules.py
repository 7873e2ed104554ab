"""What a region decides about selections."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from core.region import FEN, MONTHS, WORKING_DAYS, Section, choice, rule, section

TOO_FEW = choice(
    {
        "fail": _("The procurement fails"),
        "accept_two": _("Two bidders are accepted"),
        "ask_owner": _(
            "The owner goes on with those who came: with a reason and a second approver"
        ),
    }
)

BEACON = choice(
    {
        "network": _("A value of a public beacon network at the time of the draw"),
        "none": _("None: chance rests on the secrets of the parties alone"),
    }
)


@section(order=20)
@dataclass(frozen=True)
class BiddingRules(Section):
    """How many must take part, for how long results are public, what may be selected directly."""

    minimum_open_days: int = rule(3, _("A notice is open for at least"), WORKING_DAYS)
    question_days: int = rule(1, _("Questions end before sign-up does by"), WORKING_DAYS)
    answer_days: int = rule(2, _("Extension when a question has no answer"), WORKING_DAYS)
    answer_limit_days: int = rule(6, _("An owner's silence fails a notice after"), WORKING_DAYS)
    amendment_days: int = rule(3, _("A notice stays open after an amendment for"), WORKING_DAYS)
    minimum_bidders: int = rule(3, _("Least number of bidders"))
    extension_days: int = rule(3, _("Extension when there are too few bidders"), WORKING_DAYS)
    too_few_policy: str = rule("fail", _("When there are still too few"), TOO_FEW)
    too_few_days: int = rule(3, _("An owner decides whether to go on with few"), WORKING_DAYS)
    publicity_days: int = rule(3, _("Publicity of a result"), WORKING_DAYS)
    agency_reply_days: int = rule(3, _("An agency answers an order"), WORKING_DAYS)
    direct_cap_fen: int = rule(50_000_000, _("Most for direct selection with public money"), FEN)
    draw_beacon: str = rule("network", _("Public value that enters draws"), BEACON)
    compulsory_tender_fen: int = rule(
        100_000_000,
        _("Compulsory tender by law from"),
        FEN,
        _("Rules on Projects That Must Be Tendered (NDRC order 16 of 2018), art. 5"),
    )
    government_procurement_fen: int = rule(
        100_000_000,
        _("Government procurement by law from, for authorities and public institutions"),
        FEN,
        _("Catalogue and Standards of Government Procurement (Guobanfa 2019 no. 55)"),
    )


@section(order=25)
@dataclass(frozen=True)
class LibraryRules(Section):
    """How libraries are tendered, joined and left, and how much public money is picked in them."""

    library_open_days: int = rule(5, _("A library is open for applications at least"), WORKING_DAYS)
    library_minimum_applicants: int = rule(3, _("Applicants from which a library ranks them"))
    library_publicity_days: int = rule(3, _("Publicity of a library's result"), WORKING_DAYS)
    library_signing_days: int = rule(5, _("A library agreement is signed within"), WORKING_DAYS)
    library_notice_days: int = rule(20, _("Notice to leave a library"), WORKING_DAYS)
    library_reminder_months: int = rule(3, _("The next tender is prepared before the end"), MONTHS)
    library_cap_fen: int = rule(80_000_000, _("Most for a pick in a library, public money"), FEN)


@section(order=27)
@dataclass(frozen=True)
class BundleRules(Section):
    """The time of each stage of a bundle; a multi-assessment takes 40 working days.

    A joint drawing review takes 7; the owner's rework is not counted. A unified survey runs from
    the day its procurement is named.
    """

    bundle_acceptance_days: int = rule(2, _("The window answers papers of a bundle"), WORKING_DAYS)
    assessment_days: int = rule(22, _("Multi-assessment: assessed in parallel"), WORKING_DAYS)
    joint_review_days: int = rule(6, _("Multi-assessment: joint review"), WORKING_DAYS)
    revision_days: int = rule(5, _("Multi-assessment: revision"), WORKING_DAYS)
    revision_check_days: int = rule(3, _("Multi-assessment: check of the revision"), WORKING_DAYS)
    joint_approval_days: int = rule(4, _("Multi-assessment: one approval"), WORKING_DAYS)
    unified_survey_days: int = rule(20, _("Unified survey: results shared"), WORKING_DAYS)
    drawing_review_days: int = rule(5, _("Joint drawing review: merged opinion"), WORKING_DAYS)
    drawing_rework_days: int = rule(10, _("Joint drawing review: rework"), WORKING_DAYS)
    drawing_check_days: int = rule(2, _("Joint drawing review: check of it"), WORKING_DAYS)


EVALUATOR_NAMES = choice(
    {
        "after_result": _("With the result"),
        "never": _("Never: their numbers only"),
    }
)


@section(order=28)
@dataclass(frozen=True)
class PanelRules(Section):
    """How many experts score proposals, from where, until when, and which scores they explain."""

    panel_seats: int = rule(5, _("Evaluators of a panel"))
    panel_elsewhere: int = rule(1, _("Of them at least from other places"))
    panel_score_days: int = rule(3, _("A panel scores within"), WORKING_DAYS)
    panel_spread_points: int = rule(20, _("A score is explained from this distance on, in points"))
    panel_explain_days: int = rule(1, _("A deviation is explained within"), WORKING_DAYS)
    panel_names: str = rule("after_result", _("Evaluators are named"), EVALUATOR_NAMES)
