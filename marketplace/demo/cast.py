"""Who plays in the story. Names are invented; credit codes are valid by construction."""

from dataclasses import dataclass, field

from core.actors import Actor, Role
from core.models import Department, Membership, Organisation, OrganisationKind, Region, User
from core.numbers import credit_code_check

DEMO_DOMAIN = "demo.example"


def credit_code(serial: int) -> str:
    """A valid code in the demo's number range."""
    body = f"91320700{serial:09d}"
    return body + credit_code_check(body)


@dataclass
class Cast:
    """The people of the story, as the actors they play, by name."""

    region: Region
    actors: dict[str, Actor] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Actor:
        return self.actors[name]

    def organisation(self, name: str) -> Organisation:
        """The organisation an actor plays for."""
        organisation = self.actors[name].organisation
        assert organisation is not None
        return organisation

    def newcomer(self) -> str:
        """One more agency, which has only just applied; returns its name in the cast."""
        agency = Organisation.objects.create(
            name="江海生态咨询有限公司",
            kind=OrganisationKind.COMPANY,
            credit_code=credit_code(299),
            region=self.region,
            legal_representative="许海波",
            contact_name="曹颖",
            contact_phone="0518-85550299",
            address="连云港市海州区科苑路 99 号",
        )
        self.play("newcomer", "曹颖", Role.AGENCY, agency)
        return "newcomer"

    def account(self, name: str, person: str) -> User:
        """The account of a person; the e-mail is <name>@demo.example."""
        user, _created = User.objects.get_or_create(
            email=f"{name}@{DEMO_DOMAIN}", defaults={"name": person}
        )
        return user

    def office(self, name: str, person: str, bureau: str, department: Department) -> None:
        """A sector department of the region, with one regulator."""
        office = Organisation.objects.create(
            name=bureau, kind=OrganisationKind.AUTHORITY, region=self.region
        )
        self.play(name, person, Role.REGULATOR, office, department=department)

    def play(
        self,
        name: str,
        person: str,
        role: Role,
        organisation: Organisation,
        *,
        duties: tuple[str, ...] = ("admin",),
        department: Department | None = None,
    ) -> Actor:
        """Give a person an account and a role."""
        membership = Membership.objects.create(
            user=self.account(name, person),
            organisation=organisation,
            role=role,
            duties=list(duties),
            department=department,
            region=organisation.region if role == Role.REGULATOR else None,
        )
        self.actors[name] = membership.as_actor()
        return self.actors[name]


AGENCIES = (
    ("lvyuan", "连云港绿源环境科技有限公司", "陈静", "王秀英"),
    ("haitian", "江苏海天工程咨询有限公司", "刘洋", "赵国强"),
    ("cehui", "苏北测绘设计院有限公司", "杨帆", "孙丽华"),
    ("zhongke", "中科安环评价有限公司", "黄磊", "周建平"),
    ("jieneng", "东方节能技术服务有限公司", "吴敏", "徐志远"),
    ("huanyu", "寰宇环境评估有限公司", "郑凯", "马晓东"),
    ("qinghe", "青禾环境咨询有限公司", "冯雪", "何大伟"),
)


def assemble() -> Cast:
    """Create the region, the organisations and the people."""
    region = Region.objects.create(code="320700", name_zh="连云港市", name_en="Lianyungang")
    cast = Cast(region)

    def organisation(name: str, kind: str, serial: int | None, **more: str) -> Organisation:
        return Organisation.objects.create(
            name=name,
            kind=kind,
            credit_code=credit_code(serial) if serial else None,
            region=region,
            **more,
        )

    water = organisation(
        "滨海新区水务有限公司",
        OrganisationKind.COMPANY,
        101,
        legal_representative="张建国",
        contact_name="王芳",
        contact_phone="0518-85550101",
        address="连云港市滨海新区港城大道 1 号",
    )
    cast.play("owner", "王芳", Role.OWNER, water)
    cast.play("approver", "张建国", Role.OWNER, water, duties=("approver", "payer", "signer"))

    bureau = organisation("连云港市行政审批局", OrganisationKind.AUTHORITY, None)
    cast.play("regulator", "李强", Role.REGULATOR, bureau)
    cast.play("regulator2", "周敏", Role.REGULATOR, bureau)
    elsewhere = Organisation.objects.create(
        name="南京市政务服务管理办公室",
        kind=OrganisationKind.AUTHORITY,
        region=Region.objects.create(code="320100", name_zh="南京市", name_en="Nanjing"),
    )
    cast.play("regulator_away", "徐琳", Role.REGULATOR, elsewhere)
    planning = organisation(
        "连云港市自然资源和规划局",
        OrganisationKind.AUTHORITY,
        None,
        legal_representative="沈立新",
        contact_name="顾雯",
        contact_phone="0518-85550103",
    )
    cast.play("planner", "顾雯", Role.REGULATOR, planning)
    treasury = organisation("连云港市中介超市财务中心", OrganisationKind.AUTHORITY, None)
    cast.play("finance", "赵倩", Role.FINANCE, treasury)
    cast.play("finance2", "钱进", Role.FINANCE, treasury)
    office = organisation("连云港市中介超市运营中心", OrganisationKind.AUTHORITY, None)
    operator = cast.play("operator", "孙伟", Role.OPERATOR, office)
    assert operator.user is not None
    User.objects.filter(pk=operator.user.pk).update(is_staff=True, is_superuser=True)

    for serial, (name, title, person, representative) in enumerate(AGENCIES, start=201):
        agency = organisation(
            title,
            OrganisationKind.COMPANY,
            serial,
            legal_representative=representative,
            contact_name=person,
            contact_phone=f"0518-8555{serial:04d}",
            address=f"连云港市海州区科苑路 {serial - 190} 号",
        )
        cast.play("agency" if name == "lvyuan" else name, person, Role.AGENCY, agency)
    return cast


def person(name: str) -> User:
    """The account of somebody in the story."""
    return User.objects.get(email=f"{name}@{DEMO_DOMAIN}")
