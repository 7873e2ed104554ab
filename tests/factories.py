"""Objects for tests, one factory a model. Append yours; keep defaults valid."""

import datetime as dt

import factory

from billing.models import BankAccount, FeeKind, FeeNotice, PayeeAccount
from core.actors import Role
from core.models import Department, Membership, Organisation, OrganisationKind, Region, User
from core.numbers import credit_code_check, payment_code


def credit_code(n: int) -> str:
    """A valid credit code that differs for each n."""
    body = f"91320700{n:09d}"
    return body + credit_code_check(body)


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ["code"]

    code = "320700"
    name_zh = "连云港市"
    name_en = "Lianyungang"


class DepartmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Department
        django_get_or_create = ["code"]

    code = "ecology"
    name_zh = "生态环境"
    name_en = "Ecology and environment"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"张三{n}")


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"示例单位{n}有限公司")
    kind = OrganisationKind.COMPANY
    credit_code = factory.Sequence(credit_code)
    region = factory.SubFactory(RegionFactory)
    legal_representative = "李四"


class MembershipFactory(factory.django.DjangoModelFactory):
    """A member; traits give the role. Duties default to administrator."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = Role.OWNER
    duties = ["admin"]

    class Params:
        agency = factory.Trait(role=Role.AGENCY)
        regulator = factory.Trait(role=Role.REGULATOR)
        finance = factory.Trait(role=Role.FINANCE)
        operator = factory.Trait(role=Role.OPERATOR)


class FeeNoticeFactory(factory.django.DjangoModelFactory):
    """An open notice of ¥1,000.00 for a milestone, with a valid payment code."""

    class Meta:
        model = FeeNotice

    class Params:
        n = factory.Sequence(lambda n: n)

    code = factory.LazyAttribute(
        lambda o: payment_code(region="320700", unit="9999", year=2026, sequence=o.n)
    )
    kind = FeeKind.MILESTONE
    title = "环境影响报告 · 第一阶段"
    issuer = factory.SubFactory(OrganisationFactory)
    payer = factory.SubFactory(OrganisationFactory)
    payer_name = factory.SelfAttribute("payer.name")
    payee = factory.SubFactory(OrganisationFactory)
    subject = factory.LazyAttribute(lambda o: f"milestone:{o.n}")
    credit_account = factory.LazyAttribute(lambda o: f"escrow:HT-2026-{o.n:06d}:1")
    amount_fen = 100_000
    issued_at = factory.LazyFunction(lambda: dt.datetime(2026, 11, 20, tzinfo=dt.UTC))


class BankAccountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BankAccount
        django_get_or_create = ["number"]

    number = "6222000000000001"
    bank = "中国工商银行连云港分行"


class PayeeAccountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PayeeAccount

    organisation = factory.SubFactory(OrganisationFactory)
    bank = "中国银行"
    holder = factory.SelfAttribute("organisation.name")
    number = "6217000000000002"
    usable_from = factory.LazyFunction(lambda: dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
