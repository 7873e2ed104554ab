"""The sandbox gateway as the story meets it: by HTTP, and by the story's clock.

The gateway dates what it makes, so it is told the time before anything is asked of it.
"""

import datetime as dt
import urllib.parse
import urllib.request
from urllib.error import HTTPError

from django.conf import settings

from core import outbox


def tell_time(at: dt.datetime | None) -> None:
    """Let it be `at` at the gateway until told otherwise; None sets its clock free."""
    _control("clock", at=int(at.timestamp()) if at else "")


def let_bank_work(at: dt.datetime) -> None:
    """The bank's day at the gateway: what came due by then is settled and paid to the market."""
    tell_time(at)
    _control("advance", until=int(at.timestamp()))


def send(at: dt.datetime) -> None:
    """Send the gateway what the market owes it by then."""
    tell_time(at)
    outbox.drain(at=at)


def press(pay_url: str, answer: str) -> None:
    """Press a button on the gateway's payment page and do not follow the way back."""
    body = urllib.parse.urlencode({"answer": answer}).encode()
    opener = urllib.request.build_opener(_StayHere)
    try:
        opener.open(pay_url, body, timeout=10)
    except HTTPError as response:
        if response.code not in (302, 303):
            raise


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object, **_kwargs: object) -> None:
        return None


def _control(command: str, **values: object) -> None:
    request = urllib.request.Request(  # noqa: S310 - our own gateway
        f"{settings.STRIPE_API_BASE}/_sandbox/{command}",
        data=urllib.parse.urlencode(values).encode(),
        headers={"Authorization": f"Bearer {settings.STRIPE_SECRET_KEY}"},
    )
    urllib.request.urlopen(request, timeout=10).close()  # noqa: S310 - as above
