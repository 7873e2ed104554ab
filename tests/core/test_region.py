"""Rules of a region: sections of the apps, frozen flat, read back by type."""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.core.exceptions import ImproperlyConfigured

from agencies.region_rules import EntryRules, SupervisionRules
from bidding.region_rules import BiddingRules, BundleRules, LibraryRules, PanelRules
from contracts.region_rules import ContractRules
from core.models import Organisation, RegionPolicy
from core.region import RegionRules, Section, Terms, rules_for, section, sections, terms_at
from tests.factories import OrganisationFactory, RegionFactory

NOON = dt.datetime(2026, 11, 16, 4, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)

# As a procurement froze its rules before apps had sections of their own.
BEFORE = {
    "version": 4,
    "minimum_bidders": 9,
    "too_few_policy": "accept_two",
    "platform_fee_bp": 250,
    "statement_days": 7,
    "a_rule_given_up_since": 1,
}


def test_every_app_registers_its_section_in_reading_order():
    assert sections() == [
        EntryRules,
        BiddingRules,
        LibraryRules,
        BundleRules,
        PanelRules,
        ContractRules,
        SupervisionRules,
    ]


def test_a_snapshot_from_before_the_sections_still_reads():
    rules = RegionRules.from_json(BEFORE)
    assert rules.version == 4
    assert rules.of(BiddingRules) == BiddingRules(minimum_bidders=9, too_few_policy="accept_two")
    assert rules.of(ContractRules) == ContractRules(platform_fee_bp=250)
    assert rules.of(SupervisionRules) == SupervisionRules(statement_days=7)
    assert rules.of(EntryRules) == EntryRules()


def test_freezing_states_every_rule_so_that_a_later_default_changes_nothing():
    frozen = RegionRules.from_json(BEFORE).as_json()
    assert set(frozen) == {"version"}.union(*(each.names() for each in sections()))
    assert (frozen["version"], frozen["minimum_bidders"]) == (4, 9)
    assert frozen["publicity_days"] == BiddingRules().publicity_days
    assert RegionRules.from_json(frozen).as_json() == frozen


@pytest.mark.parametrize("name", ["version", "minimum_bidders"])
def test_a_name_that_is_taken_is_refused_at_registration(name):
    before = sections()
    taken = type("Taken", (Section,), {"__annotations__": {name: int}, name: 1})
    with pytest.raises(ImproperlyConfigured, match=name):
        section(order=99)(dataclass(frozen=True)(taken))
    assert sections() == before


def test_people_read_amounts_rates_days_and_choices_in_words():
    rules = RegionRules.from_json(BEFORE)
    told = {str(each.label): str(each.value) for each in rules.for_people()}
    assert told["Most for direct selection with public money"] == "¥500,000.00"
    assert told["Fee of the platform"] == "2.5 %"
    assert told["Statement of the agency"] == "7 working days"
    assert told["When there are still too few"] == "Two bidders are accepted"
    assert told["Least number of bidders"] == "9"


@pytest.mark.django_db
def test_the_newest_version_in_force_counts_however_it_is_read():
    region = RegionFactory()
    for version, begins in enumerate((NOON - DAY, NOON, NOON + DAY), start=1):
        RegionPolicy.objects.create(
            region=region,
            version=version,
            rules={"minimum_bidders": 10 + version},
            in_force_from=begins,
        )
    annotated = Organisation.objects.annotate(terms=terms_at("region", NOON))
    terms = Terms.from_json(annotated.get(pk=OrganisationFactory(region=region).pk).terms)
    assert terms.rules == rules_for(region, at=NOON)
    assert terms.rules.version == 2
    assert terms.rules.of(BiddingRules).minimum_bidders == 12


@pytest.mark.django_db
def test_a_region_without_a_version_has_the_defaults():
    rules = rules_for(RegionFactory(), at=NOON)
    assert rules == RegionRules()
    assert rules.of(BiddingRules) == BiddingRules()
