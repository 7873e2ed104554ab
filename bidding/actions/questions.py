"""Questions about a notice and their public answers."""

import datetime as dt
import hashlib

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding.errors import NotEligible
from bidding.models import Procurement, Question
from bidding.notice_text import require_fair
from bidding.policies import questions as policies
from bidding.queries.eligibility import eligibility_for
from core import chain
from core.actors import Actor
from core.clock import database_now, local_date
from core.errors import BadInput, Conflict
from core.policy import require

from .locking import locked, person
from .sign_ups import Clock

MOST_WAITING = 5  # questions of one agency: nobody may hold up a closing by asking without end


class NamesTheAsker(BadInput):
    """The question would tell who asks. Facts: quote."""

    sentence = _("Your question names your agency or its people. Leave that out: all can read it.")


class TooManyWaiting(Conflict):
    """Many questions of the agency wait for their answers."""

    sentence = _("Five questions of yours wait for an answer. Ask again when one is answered.")


class AnsweredAlready(Conflict):
    """The question has its answer, and an answer never changes."""

    sentence = _("This question has its answer. To correct it, amend the notice.")


def ask(
    *, procurement: Procurement, agency: Agency, text: str, by: Actor, clock: Clock = database_now
) -> Question:
    """Put a question on the notice, without its asker. Until it is answered sign-up stays open.

    Raises Refused (person, too late), NotEligible, NamesTheAsker, TooManyWaiting.
    """
    require(policies.ask(by, agency))
    _require_anonymous(text, agency)
    with transaction.atomic():
        procurement = locked(procurement)
        at = clock()
        require(policies.ask_in_time(procurement, at))
        answers = eligibility_for(agency, procurement, local_date(at))
        if not all(answers):
            raise NotEligible(" ".join(a.sentence for a in answers if not a), answers=answers)
        mine = Question.objects.filter(procurement=procurement, agency=agency, answered_at=None)
        if mine.count() >= MOST_WAITING:
            raise TooManyWaiting
        assert by.membership is not None, "a policy let nobody in particular through"
        made = Question.objects.create(
            procurement=procurement,
            number=Question.objects.filter(procurement=procurement).count() + 1,
            text=text,
            agency=agency,
            asked_by=by.membership,
            asked_at=at,
        )
        payload = {"question": made.number, "text_sha256": _sha256(text)}
        chain.append(procurement.chain, "question", payload, at=at)
        return made


@transaction.atomic
def answer(*, question: Question, text: str, by: Actor, at: dt.datetime) -> Question:
    """Answer in public, for all alike. Raises Refused, UnfairWording, AnsweredAlready."""
    procurement = locked(question.procurement)
    require(policies.answer(by, procurement))
    question = Question.objects.get(pk=question.pk)
    if question.answered_at is not None:
        raise AnsweredAlready
    require_fair(text)
    question.answer, question.answered_by, question.answered_at = text, person(by), at
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    payload = {"question": question.number, "answer_sha256": _sha256(text)}
    chain.append(procurement.chain, "answer", payload, at=at)
    return question


def _require_anonymous(text: str, agency: Agency) -> None:
    mine = agency.organisation
    names = (
        mine.name,
        mine.credit_code,
        mine.legal_representative,
        mine.contact_name,
        mine.contact_phone,
    )
    for name in names:
        if name and name in text:
            raise NamesTheAsker(quote=name)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
