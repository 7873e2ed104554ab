"""The page where a person pays or refuses, in Chinese or English, without any script."""

import html
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from sandbox_gateway import payments
from sandbox_gateway.call import Call, Config
from sandbox_gateway.methods import Method, method_named
from sandbox_gateway.request import Request
from sandbox_gateway.wire import PRIVATE, Json, Params, decode_form

if TYPE_CHECKING:
    from sandbox_gateway.application import Sandbox

Response = tuple[int, dict[str, str], bytes]

WORDS = {
    "zh": {
        "title": "沙盒支付", "test": "这是测试用的收银台，不会产生真实扣款。", "amount": "金额",
        "about": "事项", "number": "支付单号", "pay": "确认付款", "fail": "付款失败",
        "back": "返回商户", "other": "English", "done": "已付款", "failed": "付款未完成",
        "closed": "此支付单不能再付款。", "unknown": "没有这张支付单，请核对链接。",
        "processing": "银行处理中",
    },
    "en": {
        "title": "Sandbox payment", "test": "This till is for tests. No real money moves.",
        "amount": "Amount", "about": "For", "number": "Payment number", "pay": "Pay",
        "fail": "Fail the payment", "back": "Back to the merchant", "other": "中文",
        "done": "Paid", "failed": "Not paid", "closed": "This payment can no longer be made.",
        "unknown": "There is no such payment. Check the link.",
        "processing": "The bank is working on it",
    },
}  # fmt: skip

STYLE = """\
:root{--brand:#1657a8;--brand-2:#0f4285;--brand-bg:#e8f0fb;--ink:#1c2430;--ink-2:#515c6b;
--line:#d9dfe7;--bg:#f3f5f8;--bad:#a3161d;--focus:#ffbf00}
*{box-sizing:border-box}body{margin:0;font:1rem/1.6 system-ui,"PingFang SC","Microsoft YaHei",
"Noto Sans CJK SC",sans-serif;color:var(--ink);background:var(--bg)}
header{background:var(--brand);color:#fff;padding:.75rem 1.5rem;display:flex;gap:1rem}
header b{flex:1;font-size:1.125rem}header a{color:#fff}
main{max-width:32rem;margin:1.5rem auto;padding:1.5rem;background:#fff;
border:1px solid var(--line);border-radius:.5rem}
h1{font-size:1.5rem;margin:0 0 .75rem}dl{margin:1rem 0}
dl div{display:grid;grid-template-columns:8rem minmax(0,1fr);padding:.5rem 0;
border-bottom:1px solid var(--line)}dt{color:var(--ink-2)}dd{margin:0;overflow-wrap:anywhere}
.sum{font-size:1.75rem;font-weight:700;font-variant-numeric:tabular-nums}
.note{border-left:5px solid var(--brand);background:var(--brand-bg);padding:.75rem 1rem}
form{display:flex;flex-wrap:wrap;gap:.5rem}
button,.btn{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1rem;cursor:pointer;
border:1px solid var(--brand);border-radius:.5rem;background:var(--brand);color:#fff}
button:hover{background:var(--brand-2)}.bad{background:#fff;color:var(--bad);border-color:var(--bad)}
.bad:hover{background:#fce7e7}.btn{display:inline-block;text-decoration:none}
:focus-visible{outline:3px solid var(--focus);box-shadow:0 0 0 5px var(--ink)}
"""

_SYMBOLS = {"cny": "¥", "usd": "$", "hkd": "HK$"}


def respond(sandbox: "Sandbox", request: Request) -> Response:
    secret = request.path.removeprefix("/pay/")
    if secret == "style.css":  # noqa: S105  the name of a file
        return 200, {"Content-Type": "text/css; charset=utf-8"}, STYLE.encode()
    query = dict(parse_qsl(request.query))
    lang = query.get("lang", "zh") if query.get("lang") in WORDS else "zh"
    if request.method == "POST":
        with sandbox.store.write() as shelf:
            call = sandbox.call(shelf, request, params=Params(decode_form(request.body)))
            intent = _found(call, secret)
            if intent and _is_open(intent):
                _decide(call, intent)
        sandbox.courier.wake()
        return _see_other(sandbox.config, intent, f"{request.path}?lang={lang}")
    with sandbox.store.read() as shelf:
        intent = _found(sandbox.call(shelf, request, params=Params({})), secret)
    body = _page(intent, lang, return_to(sandbox.config, intent) if intent else None)
    origins = " ".join(("'self'", *sandbox.config.allowed_origins))
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": f"default-src 'none'; style-src 'self'; form-action {origins};"
        " frame-ancestors 'none'; base-uri 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return 200 if intent else 404, headers, body.encode()


def _found(call: Call, secret: str) -> Json | None:
    rows = call.shelf.find("payment_intent", labels={"client_secret": secret}, limit=1)
    return rows[0] if rows else None


def _is_open(intent: Json) -> bool:
    """A refused payment stays refused: paying again takes a new payment intent."""
    untouched = intent["status"] in ("requires_payment_method", "requires_confirmation")
    return intent["status"] == "requires_action" or (
        untouched and intent["last_payment_error"] is None
    )


def _decide(call: Call, intent: Json) -> None:
    if call.params.choice("answer", ("pay", "fail"), "fail") == "pay":
        intent["payment_method"] = intent["payment_method"] or "pm_card_visa"
        method = method_named(intent["payment_method"])
        payments.charge(call, intent, Method(method.kind, "succeed", method.last4))
        return
    error = {
        "type": "card_error",
        "code": "payment_intent_authentication_failure",
        "message": "The payer refused the payment.",
    }
    intent["payment_method"] = None
    payments.fail(call, intent, error)


def return_to(config: Config, intent: Json) -> str | None:
    """Where the payer goes back to; None unless the origin is allowed."""
    url: str | None = intent.get(PRIVATE, {}).get("return_url")
    if url is None:
        return None
    parts = urlsplit(url)
    if f"{parts.scheme}://{parts.netloc}" not in config.allowed_origins:
        return None
    paid = intent["status"] in ("succeeded", "requires_capture")
    query = [
        *parse_qsl(parts.query),
        ("payment_intent", intent["id"]),
        ("redirect_status", "succeeded" if paid else "failed"),
    ]
    return urlunsplit(parts._replace(query=urlencode(query)))


def _see_other(config: Config, intent: Json | None, own: str) -> Response:
    url = return_to(config, intent) if intent else None
    return 303, {"Location": url or own, "Content-Type": "text/plain"}, b""


def _page(intent: Json | None, lang: str, back: str | None) -> str:
    words = WORDS[lang]
    other = "en" if lang == "zh" else "zh"
    return (
        f'<!doctype html><html lang="{"zh-CN" if lang == "zh" else "en"}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{words["title"]}</title><link rel="stylesheet" href="/pay/style.css">'
        f'<header><b>{words["title"]}</b><a href="?lang={other}">{words["other"]}</a></header>'
        f"<main>{_content(intent, words, back)}</main></html>"
    )


def _content(intent: Json | None, words: dict[str, str], back: str | None) -> str:
    if intent is None:
        return f"<h1>{words['unknown']}</h1>"
    symbol = _SYMBOLS.get(intent["currency"], intent["currency"].upper() + " ")
    amount = f"{symbol}{intent['amount'] // 100:,}.{intent['amount'] % 100:02d}"
    about = html.escape(intent["description"] or "—")
    facts = (
        f'<dl><div><dt>{words["amount"]}</dt><dd class="sum">{amount}</dd></div>'
        f"<div><dt>{words['about']}</dt><dd>{about}</dd></div>"
        f"<div><dt>{words['number']}</dt><dd>{intent['id']}</dd></div></dl>"
    )
    if _is_open(intent):
        return (
            f'<h1>{words["title"]}</h1><p class="note">{words["test"]}</p>{facts}'
            f'<form method="post"><button name="answer" value="pay">{words["pay"]}</button>'
            f'<button class="bad" name="answer" value="fail">{words["fail"]}</button></form>'
        )
    state = {
        "succeeded": "done", "requires_capture": "done", "processing": "processing",
        "canceled": "closed",
    }.get(intent["status"], "failed")  # fmt: skip
    link = f'<p><a class="btn" href="{html.escape(back)}">{words["back"]}</a></p>' if back else ""
    return f"<h1>{words[state]}</h1>{facts}{link}"
