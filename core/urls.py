"""Addresses of the kernel: preferences, the desk redirect, accounts, the component gallery."""

from django.urls import path

from .views import account, gallery, preferences

app_name = "core"
urlpatterns = [
    path("language/", preferences.language, name="language"),
    path("display/", preferences.display, name="display"),
    path("role/", preferences.role, name="role"),
    path("desk/", preferences.desk, name="desk"),
    path("account/", account.account, name="account"),
    path("ops/gallery/", gallery.gallery, name="gallery"),
]
