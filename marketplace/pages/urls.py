"""Addresses of the pages that show several domains."""

from django.urls import path

from . import home, information, overview

app_name = "pages"
urlpatterns = [
    path("", home.home, name="home"),
    path("regulator/overview/", overview.overview, name="overview"),
    path("favicon.ico", information.icon, name="icon"),
    path("help/", information.help_page, name="help"),
    path("accessibility/", information.accessibility, name="accessibility"),
]
