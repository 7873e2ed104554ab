"""What the operator keeps by hand: people, organisations, regions, the calendar."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import models

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
