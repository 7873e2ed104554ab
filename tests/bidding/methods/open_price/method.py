import datetime as dt

from bidding.methods.competition import Competition
from bidding.methods.protocol import Case, Drafting, Entrant, Example
from bidding.queries import draws
from bidding.sealing.contents import price_and_days
from bidding.states import COMPETITION, procurement_machine

from .forms import BidForm, OpenPriceForm
from .models import OpenPriceBid, OpenPriceTerms
from .outcome import lowest_first

BID = {"amount_fen": 400, "days": 10}
DEAR = {"amount_fen": 900, "days": 10}


class OpenPrice(Competition):
    """The open price between floor and ceiling; equals are drawn."""

    key = "open_price"
    name = "Open price"
    machine = procurement_machine("open price", COMPETITION)
    rule = "open price from the floor on; equals are drawn"
    may_draw = True
    examples = (Example({"floor_fen": 400}, {"A": BID, "B": BID, "C": DEAR}, ("B", "A")),)
    drafting = Drafting("Agencies bid.", OpenPriceForm)
    facts_template = "open_price/facts.html"

    def terms(self, procurement):
        return OpenPriceTerms.objects.get(procurement=procurement)

    def write_terms(self, procurement, terms):
        OpenPriceTerms.objects.create(procurement=procurement, **terms)

    def forget_terms(self, procurement):
        OpenPriceTerms.objects.filter(procurement=procurement).delete()

    def copied_terms(self, procurement):
        return {"floor_fen": self.terms(procurement).floor_fen}

    def notice_facts(self, procurement):
        return {"floor_fen": self.terms(procurement).floor_fen}

    def bid_form(self, data=None, *, auto_id="id_%s"):
        return BidForm(data, auto_id=auto_id)

    def receive(self, sign_up, bid, at: dt.datetime):
        OpenPriceBid.objects.update_or_create(sign_up=sign_up, defaults=bid)

    def entrants(self, procurement):
        sign_ups = {each.pk: each for each in draws.entrants(procurement)}
        bids = OpenPriceBid.objects.filter(sign_up__in=sign_ups).order_by("sign_up_id")
        return [self.entrant(sign_ups[bid.sign_up_id], bid.amount_fen, bid.days) for bid in bids]

    def rule_terms(self, procurement):
        return {"floor_fen": self.terms(procurement).floor_fen}

    def sample_fields(self, terms):
        return price_and_days(terms["floor_fen"], 1000, 20)

    def sample_case(self, bids, terms):
        return Case(tuple(Entrant(name, **bid) for name, bid in bids.items()), terms)

    def outcome(self, case):
        return lowest_first(case)


METHOD = OpenPrice()
