"""Objects for tests, one factory a model. Append yours; keep defaults valid."""

import factory

from core.actors import Role
from core.models import Department, Membership, Organisation, OrganisationKind, Region, User
from core.numbers import credit_code_check


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
