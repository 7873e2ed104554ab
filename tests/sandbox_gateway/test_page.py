"""The hosted page: a person pays or refuses with plain HTML and goes back where they may."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.sandbox_gateway.wire import SandboxClient


def asked(api: SandboxClient, return_url: str = "https://shop.example/paid?notice=7") -> Any:
    """An Alipay payment that waits for the payer, as Stripe answers it."""
    return api.post(
        "/v1/payment_intents",
        amount=123_456,
        currency="cny",
        confirm="true",
        description="评估费 <b>",
        return_url=return_url,
        fields={"payment_method_types[0]": "alipay", "payment_method_data[type]": "alipay"},
    ).body


def path_of(intent: Any) -> str:
    return str(urlsplit(intent["next_action"]["alipay_handle_redirect"]["url"]).path)


@pytest.mark.parametrize(
    ("answer", "status", "word"),
    [("pay", "succeeded", "succeeded"), ("fail", "requires_payment_method", "failed")],
)
def test_payer_decides_and_goes_back(
    api: SandboxClient, answer: str, status: str, word: str
) -> None:
    intent = asked(api)
    reply = api.post(path_of(intent), answer=answer)
    back = urlsplit(reply.headers["Location"])
    assert (reply.status, back.netloc, back.path) == (303, "shop.example", "/paid")
    assert parse_qs(back.query) == {
        "notice": ["7"],
        "payment_intent": [intent["id"]],
        "redirect_status": [word],
    }
    assert api.get(f"/v1/payment_intents/{intent['id']}").body["status"] == status


def test_page_speaks_two_languages_and_escapes(api: SandboxClient) -> None:
    path = path_of(asked(api))
    chinese, english = api.get(path), api.get(path, lang="en")
    page = chinese.raw.decode()
    assert "确认付款" in page and "¥1,234.56" in page and "评估费 &lt;b&gt;" in page
    assert "Fail the payment" in english.raw.decode()
    assert "<script" not in page
    assert "form-action 'self' https://shop.example" in chinese.headers["Content-Security-Policy"]
    assert "--brand:#1657a8" in api.get("/pay/style.css").raw.decode()


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "https://shop.example.evil.example/",
        "//evil.example",
        "javascript:1",
        "http://shop.example/",
        "https://shop.example@evil.example/",
    ],
)
def test_payer_is_never_sent_to_a_foreign_origin(api: SandboxClient, elsewhere: str) -> None:
    intent = asked(api, return_url=elsewhere)
    path = path_of(intent)
    reply = api.post(path, answer="pay")
    assert reply.headers["Location"] == f"{path}?lang=zh"
    page = api.get(path).raw.decode()
    assert "已付款" in page and "evil" not in page and "返回商户" not in page


def test_a_refused_payment_cannot_be_paid_later(api: SandboxClient) -> None:
    intent = asked(api)
    path = path_of(intent)
    api.post(path, answer="fail")
    api.post(path, answer="pay")
    assert api.get(f"/v1/payment_intents/{intent['id']}").body["amount_received"] == 0
    assert "<form" not in api.get(path).raw.decode()


def test_paying_twice_takes_the_money_once(api: SandboxClient) -> None:
    intent = asked(api)
    for _ in range(2):
        api.post(path_of(intent), answer="pay")
    assert len(api.get("/v1/charges", payment_intent=intent["id"]).body["data"]) == 1


def test_wrong_secret_shows_no_payment(api: SandboxClient) -> None:
    assert api.get(path_of(asked(api)) + "x").status == 404
