"""Addresses of rules, complaints, credit and sanctions."""

from django.urls import path

from agencies.supervision.views import complaints, desk, public, reputation

urlpatterns = [
    path("rules/", public.rules_page, name="rules"),
    path("sanctions/", public.sanctions, name="sanctions"),
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
    path("regulator/complaints/", desk.complaint_list, name="regulator_complaints"),
    path("regulator/complaints/<str:number>/", desk.complaint, name="regulator_complaint"),
    path(
        "regulator/complaints/<str:number>/admit",
        desk.complaint_admit,
        name="complaint_admit",
    ),
    path(
        "regulator/complaints/<str:number>/decide",
        desk.complaint_decide,
        name="complaint_decide",
    ),
    path("regulator/credit/", desk.credit, name="regulator_credit"),
    path(
        "regulator/credit/agencies/<str:credit_code>/",
        desk.credit_file,
        name="regulator_credit_file",
    ),
    path(
        "regulator/credit/agencies/<str:credit_code>/points",
        desk.points_add,
        name="points_add",
    ),
    path(
        "regulator/credit/agencies/<str:credit_code>/notice",
        desk.sanction_open,
        name="sanction_open",
    ),
    path("regulator/credit/sanctions/<str:number>/", desk.sanction, name="regulator_sanction"),
    path(
        "regulator/credit/sanctions/<str:number>/<slug:verb>",
        desk.sanction_act,
        name="sanction_act",
    ),
    path(
        "regulator/credit/objections/<int:pk>/decide",
        desk.objection_decide,
        name="objection_decide",
    ),
]
