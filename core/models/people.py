"""People, organisations and the roles that tie them together."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from core.actors import Actor, Duty, Role


class Bilingual(models.Model):
    """A thing named in Chinese and English; `name` is the name in the reader's language."""

    name_zh = models.CharField(_("name in Chinese"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The English name for English readers where there is one, else the Chinese name."""
        return (_reads_english() and self.name_en) or self.name_zh


def name_at(path: str) -> Combinable:
    """The name, in the reader's language, of the bilingual thing a query path leads to."""
    chinese, english = models.F(f"{path}__name_zh"), models.F(f"{path}__name_en")
    if not _reads_english():
        return chinese
    return Coalesce(NullIf(english, models.Value("")), chinese)


def _reads_english() -> bool:
    return (get_language() or "zh-hans").startswith("en")


class Region(Bilingual):
    """An administrative division, by its six-digit code (GB/T 2260)."""

    code = models.CharField(
        _("code"), max_length=6, unique=True, validators=[RegexValidator(r"^\d{6}$")]
    )

    class Meta:
        ordering = ["code", "id"]


class Department(Bilingual):
    """A sector department: who regulates a family of service items."""

    code = models.SlugField(_("code"), max_length=40, unique=True)

    class Meta:
        ordering = ["code", "id"]


class UserManager(BaseUserManager["User"]):
    """People sign in by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Create a person. The address is stored in lower case."""
        user = self.model(email=email.lower().strip(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Create an operator of Django's admin."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. What a person may do comes from memberships, never from this row."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(pgettext_lazy("person", "name"), max_length=80, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("may open the admin site"), default=False)
    date_joined = models.DateTimeField(_("joined at"), auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects: ClassVar[UserManager] = UserManager()
    # The live memberships, once somebody read them (core.people).
    live_memberships: list[Membership] | None = None

    class Meta:
        ordering = ["email", "id"]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """The name people read; Oscar and Django's admin ask for it."""
        return self.name or self.email

    get_short_name = get_full_name


class OrganisationKind(models.TextChoices):
    """The legal forms the market knows."""

    COMPANY = "company", _("Company")
    INSTITUTION = "institution", _("Public institution")
    SOLE_TRADER = "sole_trader", _("Sole trader")
    NATURAL_PERSON = "natural_person", _("Natural person")
    AUTHORITY = "authority", _("Public authority")


class Organisation(models.Model):
    """A legal subject. Its credit code ties its history to it for good."""

    name = models.CharField(pgettext_lazy("thing", "name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    credit_code = models.CharField(
        _("unified social credit code"), max_length=18, unique=True, null=True, blank=True
    )
    region = models.ForeignKey(Region, models.PROTECT, verbose_name=_("region"))
    address = models.CharField(_("address"), max_length=300, blank=True)
    legal_representative = models.CharField(_("legal representative"), max_length=80, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=80, blank=True)
    contact_phone = models.CharField(_("contact phone"), max_length=30, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(credit_code__isnull=False)
                | models.Q(kind__in=[OrganisationKind.NATURAL_PERSON, OrganisationKind.AUTHORITY]),
                name="organisation_has_credit_code",
            ),
            models.CheckConstraint(
                condition=models.Q(credit_code__isnull=True)
                | models.Q(credit_code__regex=r"^[0-9A-HJ-NPQRTUWXY]{18}$"),
                name="organisation_credit_code_form",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Reads over memberships."""

    def of(self, user: User | int) -> MembershipQuerySet:
        """The live memberships of a person, oldest first."""
        return (
            self.filter(user=user, is_active=True)
            .select_related("organisation__region", "department", "region")
            .order_by("id")
        )


class Membership(models.Model):
    """One person in one role of one organisation, with the duties held there.

    A regulator is scoped: `department` (None means every sector, for the approval bureau) and
    `region` (None means every region).
    """

    ROLES: ClassVar = [r for r in Role if r not in (Role.PUBLIC, Role.SYSTEM)]

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=12, choices=[(r.value, r.label) for r in ROLES])
    duties = ArrayField(
        models.CharField(max_length=12, choices=Duty), verbose_name=_("duties"), default=list
    )
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, verbose_name=_("sector department")
    )
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, verbose_name=_("region")
    )
    is_active = models.BooleanField(_("active"), default=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"], name="membership_once_per_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation} · {self.get_role_display()}"

    @property
    def duty_labels(self) -> list[Any]:
        """The words for the duties held."""
        return [Duty(duty).label for duty in self.duties]

    def as_actor(self) -> Actor:
        """The actor this membership makes of its person."""
        return Actor(Role(self.role), self.user, self)
