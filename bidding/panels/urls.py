"""Addresses of experts and panels, under the names of bidding."""

from django.urls import path

from .views import experts, public, regulator, room

urlpatterns = [
    path("experts/", experts.pool, name="expert_pool"),
    path("experts/apply/", experts.apply, name="expert_apply"),
    path("expert/", experts.desk, name="expert_desk"),
    path("expert/panels/<str:number>/", room.room, name="panel_room"),
    path("expert/panels/<str:number>/draft/", room.draft, name="panel_draft"),
    path("expert/panels/<str:number>/declare/", room.declare, name="panel_declare"),
    path("expert/panels/<str:number>/recuse/", room.recuse, name="panel_recuse"),
    path("expert/panels/<str:number>/explain/<int:pk>/", room.explain, name="panel_explain"),
    path("panels/<str:number>/", public.panel, name="panel"),
    path("regulator/experts/", regulator.expert_list, name="regulator_experts"),
    path("regulator/experts/<str:number>/", regulator.expert, name="regulator_expert"),
    path("regulator/experts/<str:number>/<slug:name>/", regulator.act, name="regulator_expert_act"),
]
