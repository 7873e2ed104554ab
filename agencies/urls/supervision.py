"""Addresses of rankings, complaints, credit and sanctions."""

from django.urls import path

from agencies.views import complaints, rankings, reputation, supervision

urlpatterns = [
    path("rankings/", rankings.rankings, name="rankings"),
    path("rules/", rankings.rules_page, name="rules"),
    path("sanctions/", rankings.sanctions, name="sanctions"),
    path("complaints/new", complaints.new, name="complaint_new"),
    path("complaints/<str:number>/", complaints.follow, name="complaint"),
    path("agency/reputation/", reputation.page, name="reputation"),
    path(
        "agency/reputation/complaints/<str:number>/statement",
        reputation.complaint_statement,
        name="complaint_statement",
    ),
    path(
        "agency/reputation/sanctions/<str:number>/statement",
        reputation.sanction_statement,
        name="sanction_statement",
    ),
    path(
        "agency/reputation/sanctions/<str:number>/objection",
        reputation.sanction_objection,
        name="sanction_objection",
    ),
    path(
        "agency/reputation/points/<int:pk>/objection",
        reputation.points_objection,
        name="points_objection",
    ),
    path("regulator/complaints/", supervision.complaint_list, name="regulator_complaints"),
    path("regulator/complaints/<str:number>/", supervision.complaint, name="regulator_complaint"),
    path(
        "regulator/complaints/<str:number>/admit",
        supervision.complaint_admit,
        name="complaint_admit",
    ),
    path(
        "regulator/complaints/<str:number>/decide",
        supervision.complaint_decide,
        name="complaint_decide",
    ),
    path("regulator/credit/", supervision.credit, name="regulator_credit"),
    path(
        "regulator/credit/agencies/<str:credit_code>/",
        supervision.credit_file,
        name="regulator_credit_file",
    ),
    path(
        "regulator/credit/agencies/<str:credit_code>/points",
        supervision.points_add,
        name="points_add",
    ),
    path(
        "regulator/credit/agencies/<str:credit_code>/notice",
        supervision.sanction_open,
        name="sanction_open",
    ),
    path(
        "regulator/credit/sanctions/<str:number>/", supervision.sanction, name="regulator_sanction"
    ),
    path(
        "regulator/credit/sanctions/<str:number>/<slug:verb>",
        supervision.sanction_act,
        name="sanction_act",
    ),
    path(
        "regulator/credit/objections/<int:pk>/decide",
        supervision.objection_decide,
        name="objection_decide",
    ),
]
