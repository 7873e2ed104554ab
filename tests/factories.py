"""Objects for tests, one factory a model. Append yours; keep defaults valid."""

import datetime as dt

import factory

from agencies.catalogue.states import ItemStatus
from agencies.entry.states import AgencyStatus
from agencies.models import (
    Agency,
    Commissioner,
    EntryFile,
    Family,
    Offer,
    Practitioner,
    Qualification,
    QualificationType,
    Requirement,
    ServiceItem,
)
from agencies.offers.states import OfferStatus
from bidding.models import Expert, Project
from bidding.panels.states import ExpertStatus
from billing.models import BankAccount, FeeKind, FeeNotice, PayeeAccount
from core.actors import Role
from core.models import (
    Department,
    Membership,
    Organisation,
    OrganisationKind,
    Region,
    StoredFile,
    User,
)
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
    legal_representative = factory.Sequence(lambda n: f"李四{n}")  # else all are related parties


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
        expert = factory.Trait(role=Role.EXPERT, duties=[])
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


class ServiceItemFactory(factory.django.DjangoModelFactory):
    """An item on the published list; `requires` names qualification codes, all of them needed."""

    class Meta:
        model = ServiceItem
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"XX-{n:03d}")
    name_zh = factory.Sequence(lambda n: f"示例服务{n}")
    family = Family.ASSESSMENT
    department = factory.SubFactory(DepartmentFactory)
    commissioned_by = Commissioner.APPLICANT
    paid_by = Commissioner.APPLICANT
    valid_from = dt.date(2025, 1, 1)
    status = ItemStatus.PUBLISHED

    @factory.post_generation
    def requires(self, create, extracted, **kwargs):
        for number, code in enumerate(extracted or [], start=1):
            RequirementFactory(item=self, alternative=number, qualification__code=code)


class QualificationTypeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = QualificationType
        django_get_or_create = ["code"]

    code = "safety-assessment"
    name_zh = "安全评价机构资质"
    name_en = "Safety assessment qualification"
    department = factory.SubFactory(DepartmentFactory)


class RequirementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Requirement

    item = factory.SubFactory(ServiceItemFactory)
    qualification = factory.SubFactory(QualificationTypeFactory)
    valid_from = dt.date(2025, 1, 1)


class AgencyFactory(factory.django.DjangoModelFactory):
    """An admitted agency; give `status` for another stage (and `admitted_at=None` before it)."""

    class Meta:
        model = Agency

    organisation = factory.SubFactory(
        OrganisationFactory,
        address="海州区示例路1号",
        contact_name="王五",
        contact_phone=factory.Sequence(lambda n: f"0518-{n:08d}"),
    )
    status = AgencyStatus.ACTIVE
    admitted_at = dt.datetime(2025, 1, 2, tzinfo=dt.UTC)


class QualificationFactory(factory.django.DjangoModelFactory):
    """A confirmed certificate without an end."""

    class Meta:
        model = Qualification

    agency = factory.SubFactory(AgencyFactory)
    type = factory.SubFactory(QualificationTypeFactory)
    certificate_number = factory.Sequence(lambda n: f"APJ-{n:05d}")
    issued_on = dt.date(2025, 1, 1)
    confirmed_at = dt.datetime(2025, 1, 2, tzinfo=dt.UTC)
    confirmed_by = factory.SubFactory(UserFactory)

    class Params:
        unconfirmed = factory.Trait(confirmed_at=None, confirmed_by=None)


class PractitionerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Practitioner

    agency = factory.SubFactory(AgencyFactory)
    name = factory.Sequence(lambda n: f"赵六{n}")
    identity_hash = factory.Sequence(lambda n: f"{n:064x}")
    qualification = factory.SubFactory(
        QualificationTypeFactory,
        code="eia-engineer",
        name_zh="环境影响评价工程师",
        is_personal=True,
    )
    certificate_number = factory.Sequence(lambda n: f"P-{n:05d}")
    joined_on = dt.date(2025, 1, 1)


class EntryFileFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EntryFile

    agency = factory.SubFactory(AgencyFactory)
    kind = "licence"
    file = factory.LazyAttribute(
        lambda o: StoredFile.objects.create(
            name=f"{o.kind}.pdf",
            content_type="application/pdf",
            size=8,
            sha256="0" * 64,
            uploaded_at=dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
        )
    )


class OfferFactory(factory.django.DjangoModelFactory):
    """An offer on the shelf."""

    class Meta:
        model = Offer

    agency = factory.SubFactory(AgencyFactory)
    item = factory.SubFactory(ServiceItemFactory)
    price_fen = 2_000_000
    promised_days = 20
    status = OfferStatus.LIVE
    listed_at = dt.datetime(2025, 2, 1, tzinfo=dt.UTC)


class ProjectFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Project

    owner = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"污水处理厂扩建工程{n}")
    region = factory.SelfAttribute("owner.region")
    created_at = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


class ExpertFactory(factory.django.DjangoModelFactory):
    """Somebody of the expert pool who may be drawn, with the role of an expert."""

    class Meta:
        model = Expert
        skip_postgeneration_save = True

    number = factory.Sequence(lambda n: f"ZJK-2026-{n:06d}")
    user = factory.SubFactory(UserFactory)
    title = "高级工程师"
    employer_name = factory.Sequence(lambda n: f"示例研究院{n}")
    employer_code = factory.Sequence(lambda n: credit_code(500_000 + n))
    region = factory.SubFactory(RegionFactory)
    families = ["assessment"]
    experience = "环境影响评价工程师，从业十五年。"
    status = ExpertStatus.ADMITTED
    applied_at = factory.LazyFunction(lambda: dt.datetime(2026, 1, 5, 2, tzinfo=dt.UTC))

    @factory.post_generation
    def role(self, create: bool, extracted: object, **more: object) -> None:
        MembershipFactory(expert=True, user=self.user)
