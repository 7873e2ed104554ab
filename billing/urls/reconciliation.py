"""Statements and reconciliation, below /finance/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
