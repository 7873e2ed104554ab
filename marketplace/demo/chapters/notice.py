"""What happens to a notice after it is out: a question, an amendment, and at the end its paper."""

from pathlib import Path

from bidding.actions import amendments, questions, sign_ups
from bidding.models import Award, Procurement, SignUp
from contracts.actions.award_notices import TOPIC
from contracts.models import AwardNotice
from contracts.queries.award_notices import answer
from core import outbox
from marketplace.demo.stage import Stage


def ask_and_answer(stage: Stage, procurement: Procurement) -> None:
    """An agency asks without being known; the owner answers for all."""
    asked = questions.ask(
        procurement=procurement,
        agency=stage.told["agencies"]["haitian"],
        text="配套管网的现状监测需要布设几个点位？",
        by=stage.cast["haitian"],
        clock=stage.clock,
    )
    questions.answer(
        question=asked,
        text="沿线布设六个点位，位置见可行性研究报告附图。",
        by=stage.cast["owner"],
        at=stage.clock.minutes(35),
    )


def amend_and_confirm(stage: Stage, procurement: Procurement) -> None:
    """The scope is amended, by two people; every agency that has bid stands by its sealed bid."""
    procurement.refresh_from_db()
    assert procurement.closes_at is not None
    stage.clock.minutes(30)
    proposed = amendments.propose_amendment(
        procurement=procurement,
        to=amendments.Amended(
            procurement.title,
            f"{procurement.scope}现状监测沿线布设六个点位。",
            procurement.closes_at,
        ),
        reason="按答复写明监测点位。",
        by=stage.cast["owner"],
        clock=stage.clock,
    )
    stage.clock.minutes(5)
    amendments.amend(proposed=proposed, by=stage.cast["approver"], clock=stage.clock)
    names = {each.pk: name for name, each in stage.told["agencies"].items()}
    taking_part = SignUp.objects.filter(procurement=procurement).order_by("id")
    for mine in taking_part.select_related("agency", "procurement"):
        stage.clock.minutes(20)
        by = stage.cast[names[mine.agency_id]]
        sign_ups.confirm_sign_up(sign_up=mine, by=by, clock=stage.clock)
    procurement.refresh_from_db()


def keep_award_notice(stage: Stage, procurement: Procurement, folder: Path) -> dict[str, object]:
    """Write the award notice as both sides download it, checked as its public page does."""
    award = Award.objects.get(procurement=procurement, status="confirmed")
    outbox.attempt(TOPIC, str(award.pk), at=stage.clock.minutes(1))
    notice = AwardNotice.objects.get(award=award)
    file = folder / f"{notice.number}.pdf"
    with notice.file.file.open("rb") as stored:
        file.write_bytes(stored.read())
    is_right, _sentence = answer(notice, file.read_bytes())
    return {"pdf": str(file), "verified": is_right}
