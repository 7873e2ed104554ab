"""The library agreement: one text for every member, frozen with the notice. Pure.

It is Chinese whatever the reader's language: a signed text has one wording.
"""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from core.money import format_fen


class Promise(NamedTuple):
    """One item with its promises: a price in fen, or a rate in basis points; working days."""

    code: str
    name: str
    price_fen: int | None
    rate_bp: int | None
    days: int


def agreement_text(
    *,
    number: str,
    title: str,
    promises: Sequence[Promise],
    service_standard: str,
    term_months: int,
    notice_days: int,
    signing_days: int,
) -> str:
    """The agreement of a library as every member signs it."""
    lines = [f"{n}. {_promise(each)}" for n, each in enumerate(promises, start=1)]
    return "\n".join(
        [
            f"中介机构库入库服务协议（{number}）",
            "",
            f"机构库：{title}",
            "",
            "一、统一承诺时间、统一收费标准",
            *lines,
            "收费不得高于上列标准，承诺时间自委托合同约定之日起按工作日计算。",
            "",
            "二、统一服务标准",
            service_standard,
            "",
            "三、委托",
            "项目业主可在库内直接选取成员，或在全部成员中等概率抽取，不再另行招标。成员应在规定期限内"
            "答复；不能承接的，说明理由。",
            "",
            "四、期限",
            f"有效期 {term_months} 个月，自机构库生效之日起算；到期或由新一轮招标替代时终止。"
            "已签订的委托合同继续履行。",
            f"取得席位后 {signing_days} 个工作日内未签署本协议的，席位由候补机构递补。",
            "",
            "五、退出和移出",
            f"成员可提前 {notice_days} 个工作日书面通知退出，通知期内仍受本协议约束。",
            "被暂停或移出中介超市、不再具备事项资质或经核实违反本协议的，移出机构库，"
            "席位由候补机构递补。",
            "",
            "六、公开",
            "成员名单、承诺、签署时间和本协议的 SHA-256 值记入公开链，任何人可以查验。",
        ]
    )


def _promise(each: Promise) -> str:
    fee = (
        f"收费 {format_fen(each.price_fen)}"
        if each.price_fen is not None
        else f"收费为标准费用的 {(each.rate_bp or 0) / 100:g}%"
    )
    return f"{each.code} {each.name}：{fee}，{each.days} 个工作日。"


def agreement_hash(text: str) -> str:
    """SHA-256 of the text, as hex: what a signature in the public chain names."""
    return hashlib.sha256(text.encode()).hexdigest()
