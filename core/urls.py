"""Addresses of the kernel: preferences, the desk redirect, accounts, the component gallery."""

from django.urls import path

from .views import account, gallery, operations, organisation, preferences

app_name = "core"
urlpatterns = [
    path("language/", preferences.language, name="language"),
    path("display/", preferences.display, name="display"),
    path("role/", preferences.role, name="role"),
    path("desk/", preferences.desk, name="desk"),
    path("account/", account.account, name="account"),
    path("account/stay/", preferences.stay, name="stay"),
    path("account/demo/", account.demo_login, name="demo_login"),
    path("account/organisations/new/", organisation.register, name="register_organisation"),
    path("account/organisation/", organisation.organisation, name="organisation"),
    path("account/organisation/members/<int:pk>/", organisation.member, name="member"),
    path("account/organisation/members/<int:pk>/end/", organisation.deactivate, name="deactivate"),
    path("ops/", operations.operations, name="operations"),
    path("ops/outbox/<int:pk>/retry/", operations.outbox_retry, name="outbox_retry"),
    path("ops/gallery/", gallery.gallery, name="gallery"),
]
