"""Addresses of experts and panels, under the names of bidding."""

from django.urls import path

from .views import experts, regulator

urlpatterns = [
    path("experts/", experts.pool, name="expert_pool"),
    path("experts/apply/", experts.apply, name="expert_apply"),
    path("expert/", experts.desk, name="expert_desk"),
    path("regulator/experts/", regulator.expert_list, name="regulator_experts"),
    path("regulator/experts/<str:number>/", regulator.expert, name="regulator_expert"),
    path("regulator/experts/<str:number>/<slug:name>/", regulator.act, name="regulator_expert_act"),
]
