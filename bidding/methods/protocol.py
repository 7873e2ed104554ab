"""What a selection method is: a rule that gives places, and what the rest of bidding asks it.

`Case` goes in and `Outcome` comes out of the rule, both plain data. Everything else a method
answers from the procurement: when the clock acts, what may be done next, what the pages show.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.translation import gettext

from bidding.sealing.contents import BidField
from core.actors import Actor
from core.acts import Act
from core.workflow import Machine

if TYPE_CHECKING:
    from django import forms
    from django.db.models import QuerySet

    from agencies.models import Agency
    from bidding.drafting.terms import MethodForm
    from bidding.models import Procurement, SignUp

Scalar = str | int


# The rule: data in, data out


@dataclass(frozen=True)
class Entrant:
    """Who takes part, by its name in a draw, and what it bids: fen and working days.

    `facts` is whatever else the rule reads: rounds, scores, the working of a discount.
    """

    id: str
    amount_fen: int
    days: int
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """Everything a rule decides by. `drawn` is the order of the draw, empty before there is one."""

    entrants: tuple[Entrant, ...]
    terms: Mapping[str, Any] = field(default_factory=dict)
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reason:
    """A sentence before translation (gettext_noop), with the facts that it names."""

    template: str
    facts: Mapping[str, Scalar] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """In the reader's language."""
        return gettext(self.template) % self.facts

    def as_json(self) -> dict[str, Any]:
        """As `bidding.Place` keeps it."""
        return {"template": self.template, "facts": dict(self.facts)}


@dataclass(frozen=True)
class Standing:
    """A place of the outcome: the entrant's own price (fen) and working days, and why."""

    entrant: str
    amount_fen: int
    days: int
    reason: Reason


@dataclass(frozen=True)
class Outcome:
    """What the rule says: the places, best first; or what to draw first; or why there is none.

    `out` says of entrants without a place why the rule leaves them out.

    `to_draw` maps names to tickets. They are entrants, where chance decides between them, or
    whatever else the rule draws (a factor): the draw's order comes back in `Case.drawn`.
    """

    places: tuple[Standing, ...] = ()
    to_draw: Mapping[str, int] = field(default_factory=dict)
    nothing: Reason | None = None
    out: Mapping[str, Reason] = field(default_factory=dict)


@dataclass(frozen=True)
class Example:
    """A rule at work: the documentation shows it, and tests vary its bids by the thousand.

    `terms` are as the rule reads them, `bids` have a value for every field of `sample_fields`.
    One bid alone says that under these terms the rule takes a single agency.
    """

    terms: Mapping[str, Any]
    bids: Mapping[str, Mapping[str, int]]
    drawn: tuple[str, ...] = ()


# What the clock and the pages ask


class Deed(Protocol):
    """What the clock does to a procurement."""

    def __call__(self, *, procurement: Procurement, at: dt.datetime) -> object: ...


@dataclass(frozen=True)
class Due:
    """The nearest deadline of a procurement and what happens then."""

    at: dt.datetime
    act: Deed


@dataclass(frozen=True)
class Progress:
    """The steps up to the contract with their times; `reached` counts the done ones, -1: ended."""

    steps: tuple[tuple[object, dt.datetime | None], ...]
    reached: int


@dataclass(frozen=True)
class Ask:
    """A procurement that waits for one agency's answer: until when, and what it may answer."""

    procurement: Procurement
    until: dt.datetime
    acts: list[Act]


@dataclass(frozen=True)
class Drafting:
    """How an owner drafts a procurement by the method; the smallest `order` is offered first.

    `form` asks for the method's own terms and says what the price of an item means in it.
    """

    hint: object
    form: type[MethodForm]
    order: int = 1


class Method(ABC):
    """A selection method. One object each, `METHOD` in the folder's `method.py`, without state.

    Where a default says "nothing", the method has nothing of the kind. Methods by which agencies
    compete until a deadline start from `bidding.methods.competition.Competition`.

    What holds for every rule is tested on every installed method by its `examples`
    (tests/bidding/methods/test_every_rule.py): give one for each kind of terms. Where a sample bid
    says more than price and days, give `sample_fields` and `sample_case` too.
    """

    key: str  # stored with every procurement, at most 24 characters
    name: object
    machine: Machine
    rule: str = ""  # as notices and transcripts name it, in English
    may_draw: bool = False  # its parties commit to secrets with the notice
    is_sealed: bool = False  # bids are sealed until their opening (bidding.sealing)
    may_bid_again: bool = False  # a later bid of an agency replaces its earlier one
    losers_decide: bool = False  # a bid that does not win may change who does, as in a mean
    examples: Sequence[Example]
    drafting: Drafting | None = None
    facts_template: str  # draws <div><dt>…<dd>… of its terms; gets procurement, terms, is_desk
    chain_words: Mapping[str, object] = {}  # names of the entries only it writes
    no_alternate: object  # why a procurement ends when nobody is left

    @abstractmethod
    def case(self, procurement: Procurement) -> Case:
        """What the rule decides by, read from the database."""

    @abstractmethod
    def outcome(self, case: Case) -> Outcome:
        """Pure: the same case gives the same outcome, whatever the order of its entrants."""

    def sample_fields(self, terms: Mapping[str, Any]) -> Sequence[BidField]:
        """What a sample bid says; none where every agency takes part at the price of the notice."""
        return ()

    def sample_case(self, bids: Mapping[str, Mapping[str, int]], terms: Mapping[str, Any]) -> Case:
        """The case of sample bids, by name; here at the price and days of the terms."""
        return Case(tuple(Entrant(name, terms["price_fen"], terms["days"]) for name in bids), terms)

    @abstractmethod
    def due(self, procurement: Procurement) -> Due | None:
        """When the clock acts next and how; None where only people act."""

    @abstractmethod
    def progress(self, procurement: Procurement, at: dt.datetime) -> Progress:
        """How far it is, as a reader sees it at a moment."""

    def terms(self, procurement: Procurement) -> Any:
        """Its row in the table of the method's terms; None where the method has none."""
        return None

    def write_terms(self, procurement: Procurement, terms: Mapping[str, Any]) -> None:
        """Keep the terms of a draft, as its form gave them."""
        assert not terms, "the method has no table of terms"

    def forget_terms(self, procurement: Procurement) -> None:
        """Remove the terms of a draft, if it has any: they are about to be written anew."""
        return

    def copied_terms(self, procurement: Procurement) -> Mapping[str, Any]:
        """Its terms as `write_terms` takes them, for a draft that is edited or runs again."""
        return {}

    def texts(self, procurement: Procurement) -> Sequence[str]:
        """What its terms say in words of the owner's own: they may keep nobody out."""
        return ()

    def notice_facts(self, procurement: Procurement) -> dict[str, Any]:
        """The terms that decide, for the notice in the public chain."""
        return {}

    def published(self, procurement: Procurement, chance: bytes, at: dt.datetime) -> None:
        """The notice is about to go out, in the same transaction; `chance`: 32 fresh bytes."""
        return

    def bid_form(self, data: Any = None, *, auto_id: str = "id_%s") -> forms.Form | None:
        """What an agency fills in when it signs up; None where signing up says all."""
        return None

    def bid_page(self, procurement: Procurement) -> str:
        """The address of the page where an agency prepares its bid, where it takes one."""
        return ""

    def receive(self, sign_up: SignUp, bid: Mapping[str, Any], at: dt.datetime) -> None:
        """Keep the bid of a sign-up, the last one where it was withdrawn before."""
        assert not bid, "the method takes no bids"

    def sign_up_ended(self, procurement: Procurement, at: dt.datetime) -> None:
        """Nobody gets in any more; whether it goes on with so few is not decided yet."""
        return

    def closed(self, procurement: Procurement, by: Actor, at: dt.datetime) -> None:
        """Sign-up has just ended with enough entrants; inside the same transaction."""
        raise NotImplementedError

    def fields(self, procurement: Procurement, envelope: str) -> Sequence[BidField]:
        """What the bids of an envelope say; none where bids are not sealed."""
        return ()

    def opened(self, procurement: Procurement, envelope: str, by: Actor, at: dt.datetime) -> None:
        """Every sealed bid of an envelope is open; inside the same transaction."""
        raise NotImplementedError

    def stays_sealed(self, procurement: Procurement, envelope: str) -> Set[int]:
        """Agencies, by key, whose bid in an envelope is never opened by its key."""
        return frozenset()

    def proposals(self, procurement: Procurement) -> dict[Agency, str]:
        """What a panel scores, once it is open: the text of each bid; none without a panel."""
        return {}

    def scored(self, procurement: Procurement, by: Actor, at: dt.datetime) -> None:
        """The scores of its panel are public and final; inside the same transaction."""
        raise NotImplementedError

    def next_acts(
        self, actor: Actor, procurement: Procurement, at: dt.datetime, data: Any = None
    ) -> list[Act]:
        """What its owner may do next, the expected first; `data` is a refused form's POST."""
        return []

    def waiting_for(self, agency: Agency) -> QuerySet[Procurement]:
        """Procurements that wait for this agency's answer, soonest first."""
        from bidding.models import Procurement

        return Procurement.objects.none()

    def ask(self, actor: Actor, procurement: Procurement, at: dt.datetime) -> Ask:
        """One of `waiting_for`, as the agency's desk shows it."""
        raise NotImplementedError
