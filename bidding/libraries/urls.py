"""Addresses of libraries, under the names of bidding."""

from django.urls import path

from .views import agency, public, regulator

urlpatterns = [
    path("libraries/", public.library_list, name="libraries"),
    path("libraries/<str:number>/", public.library, name="library"),
    path("libraries/<str:number>/agreement.txt", public.agreement, name="library_agreement"),
    path("libraries/<str:number>/object/", public.object_to_library, name="library_object"),
    path("agency/libraries/", agency.libraries, name="agency_libraries"),
    path("agency/libraries/<str:number>/apply/", agency.apply, name="library_apply"),
    path("agency/libraries/<str:number>/withdraw/", agency.withdraw, name="library_withdraw"),
    path("agency/libraries/<str:number>/agreement/", agency.sign, name="library_sign"),
    path("agency/libraries/<str:number>/leave/", agency.leave, name="library_leave"),
    path("regulator/libraries/", regulator.library_list, name="regulator_libraries"),
    path("regulator/libraries/new/", regulator.new, name="library_new"),
    path(
        "regulator/libraries/members/<int:pk>/<slug:name>/",
        regulator.member_act,
        name="library_member_act",
    ),
    path(
        "regulator/libraries/objections/<int:pk>/",
        regulator.decide_objection,
        name="library_decide",
    ),
    path("regulator/libraries/<str:number>/", regulator.library, name="regulator_library"),
    path(
        "regulator/libraries/<str:number>/<slug:name>/",
        regulator.act,
        name="regulator_library_act",
    ),
]
