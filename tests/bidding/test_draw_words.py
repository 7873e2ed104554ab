"""What a draw is called on pages: its rule, its beacon, its parts, in the reader's language."""

import re

import pytest
from django.utils import translation

from bidding.draws.words import PARTS, beacon_name, subject_name
from bidding.libraries.admission import RULE as ADMISSION
from bidding.methods.registry import methods
from bidding.models import SeedParty
from bidding.panels.actions.drawing import RULE as PANEL

RULES = sorted({ADMISSION, PANEL, *(method.rule for method in methods() if method.rule)})


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_of_a_draw_stands_in_chinese_on_a_chinese_page(rule):
    with translation.override("zh-hans"):
        assert re.search(r"[\u4e00-\u9fff]", translation.gettext(rule))
    with translation.override("en"):
        assert translation.gettext(rule) == rule


def test_a_beacon_is_named_with_its_round_once_it_is_fixed():
    with translation.override("zh-hans"):
        assert beacon_name("sandbox beacon, round 17") == "沙箱信标第 17 轮"
        assert beacon_name("drand quicknet") == "drand quicknet"
    with translation.override("en"):
        assert beacon_name("sandbox beacon, round 17") == "sandbox beacon, round 17"


def test_parts_and_parties_of_a_transcript_are_named_and_ids_are_left():
    with translation.override("zh-hans"):
        assert subject_name("list_hash") == "锁定名单的哈希值"
        assert subject_name(SeedParty.OWNER.value) == SeedParty.OWNER.label == "项目业主"
    assert subject_name("91320700000000201J") == "91320700000000201J"
    assert set(PARTS) == {"rule", "commits", "beacon", "list_hash", "tickets"}
