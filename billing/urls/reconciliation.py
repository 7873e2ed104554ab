"""Statements and reconciliation, below /finance/."""

from django.urls import path

from billing.views import exceptions, reconciliation

urlpatterns = [
    path("finance/reconciliation/", reconciliation.runs, name="reconciliation"),
    path("finance/reconciliation/start/", reconciliation.reconcile, name="reconcile"),
    path("finance/reconciliation/<int:pk>/", reconciliation.run, name="run"),
    path("finance/reconciliation/<int:pk>/export/", reconciliation.run_export, name="run_export"),
    path("finance/reconciliation/<int:pk>/print/", reconciliation.run_print, name="run_print"),
    path("finance/reconciliation/<int:pk>/sign/", reconciliation.run_sign, name="run_sign"),
    path("finance/reconciliation/<int:pk>/lock/", reconciliation.run_lock, name="run_lock"),
    path(
        "finance/reconciliation/import/", reconciliation.statement_import, name="statement_import"
    ),
    path("finance/reconciliation/template/", reconciliation.template, name="statement_template"),
    path("finance/reconciliation/statements/<int:pk>/", reconciliation.statement, name="statement"),
    path("finance/exceptions/", exceptions.exceptions, name="exceptions"),
    path("finance/exceptions/export/", exceptions.exceptions_export, name="exceptions_export"),
    path("finance/exceptions/<int:pk>/", exceptions.exception, name="exception"),
    path(
        "finance/exceptions/<int:pk>/approve/",
        exceptions.exception_approve,
        name="exception_approve",
    ),
    path(
        "finance/exceptions/<int:pk>/reject/", exceptions.exception_reject, name="exception_reject"
    ),
]
