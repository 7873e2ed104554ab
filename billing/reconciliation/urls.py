"""Statements, runs, differences and money of unknown purpose, below /finance/."""

from django.urls import path

from billing.reconciliation.views import exceptions, runs, statements, unknown_money

urlpatterns = [
    path("finance/reconciliation/", runs.runs, name="reconciliation"),
    path("finance/reconciliation/start/", runs.reconcile, name="reconcile"),
    path("finance/reconciliation/<int:pk>/", runs.run, name="run"),
    path("finance/reconciliation/<int:pk>/export/", runs.run_export, name="run_export"),
    path("finance/reconciliation/<int:pk>/print/", runs.run_print, name="run_print"),
    path("finance/reconciliation/<int:pk>/sign/", runs.run_sign, name="run_sign"),
    path("finance/reconciliation/<int:pk>/lock/", runs.run_lock, name="run_lock"),
    path("finance/reconciliation/import/", statements.statement_import, name="statement_import"),
    path("finance/reconciliation/template/", statements.template, name="statement_template"),
    path("finance/reconciliation/statements/<int:pk>/", statements.statement, name="statement"),
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
    path("finance/unknown/", unknown_money.unknown_list, name="unknown_list"),
    path("finance/unknown/<int:pk>/", unknown_money.unknown, name="unknown"),
    path("finance/unknown/<int:pk>/decide/", unknown_money.unknown_decide, name="unknown_decide"),
]
