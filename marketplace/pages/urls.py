"""Addresses of the pages that show several domains."""

from django.urls import path

from . import home, information

app_name = "pages"
urlpatterns = [
    path("", home.home, name="home"),
    path("help/", information.help_page, name="help"),
    path("accessibility/", information.accessibility, name="accessibility"),
]
