"""What the operator keeps by hand: people, organisations, regions, the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import models, workflow

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Name

# Names for people, here and not in the models: they are no fact of the database.
NAMES = {
    "core.User": (_("user"), _("Users")),
    "core.Membership": (_("membership"), _("Memberships")),
    "core.Organisation": (_("organisation"), _("Organisations")),
    "core.Region": (_("region"), _("Regions")),
    "core.Department": (_("department"), _("Departments")),
    "core.CalendarDay": (_("calendar day"), _("Calendar days")),
    "core.OutboxMessage": (_("outbox message"), _("Outbox messages")),
    "core.StatusChange": (_("status change"), _("Status changes")),
}
FIELD_NAMES = {
    "core.Membership": {
        "user": _("user"),
        "organisation": _("organisation"),
        "department": _("department"),
        "region": _("region"),
    },
    "core.OutboxMessage": {
        "topic": _("Topic"),
        "key": pgettext_lazy("outbox", "Key"),
        "payload": _("Contents"),
        "created_at": _("Created at"),
        "due_at": _("Due at"),
        "attempts": _("Attempts"),
        "last_error": _("Last error"),
        "done_at": _("Done at"),
        "given_up_at": _("Given up at"),
    },
    "core.StatusChange": {
        "subject_type": _("Subject"),
        "subject_id": _("Number of the subject"),
        "by": _("By"),
        "acting_for": _("For"),
    },
}
APP_NAMES = {"core": _("People and system")}


def name_models(
    things: dict[str, tuple[Name, Name]],
    fields: dict[str, dict[str, Name]],
    packages: dict[str, Name],
) -> None:
    """Give models (one, many), their fields and apps the names that the administration shows."""
    for label, names in things.items():
        options = apps.get_model(label)._meta
        options.verbose_name, options.verbose_name_plural = names
    for label, named in fields.items():
        for field, name in named.items():
            apps.get_model(label)._meta.get_field(field).verbose_name = name
    for label, name in packages.items():
        apps.get_app_config(label).verbose_name = name


name_models(NAMES, FIELD_NAMES, APP_NAMES)
admin.site.site_header = admin.site.site_title = _("Intermediary Supermarket")
admin.site.index_title = _("Administration")
admin.site.site_url = "/ops/"


@admin.register(models.User)
class UserAdmin(admin.ModelAdmin):
    """People; passwords are set by their owners only."""

    list_display = ["email", "name", "is_active", "is_staff", "date_joined"]
    search_fields = ["email", "name"]
    fields = ["email", "name", "is_active", "is_staff"]


@admin.register(models.Membership)
class MembershipAdmin(admin.ModelAdmin):
    """Who acts for whom. Regulators, finance and operators are named here."""

    list_display = ["user", "organisation", "role", "duties", "department", "region", "is_active"]
    list_filter = ["role", "is_active"]
    search_fields = ["user__email", "user__name", "organisation__name"]
    autocomplete_fields = ["user", "organisation"]


@admin.register(models.Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    """Legal subjects."""

    list_display = ["name", "kind", "credit_code", "region"]
    list_filter = ["kind"]
    search_fields = ["name", "credit_code"]


@admin.register(models.Region, models.Department)
class NamedAdmin(admin.ModelAdmin):
    """Regions and sector departments."""

    list_display = ["code", "name_zh", "name_en"]
    search_fields = ["code", "name_zh", "name_en"]


@admin.register(models.CalendarDay)
class CalendarDayAdmin(admin.ModelAdmin):
    """Days that differ from the yearly notice."""

    list_display = ["date", "is_working", "source"]


class ReadOnly(admin.ModelAdmin):
    """To look at, not to change."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(models.OutboxMessage)
class OutboxAdmin(ReadOnly):
    """Effects owed to the outside; those given up need a person."""

    list_display = ["topic", "key", "due_at", "attempts", "done_at", "given_up_at"]
    list_filter = ["topic"]


@admin.register(models.StatusChange)
class StatusChangeAdmin(ReadOnly):
    """Who moved what, when and why."""

    list_display = ["at", "subject_type", "subject_id", "move", "source", "target", "by", "role"]
    list_filter = ["subject_type", "move"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.StatusChange]:
        return workflow.listed()
