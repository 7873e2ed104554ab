"""Addresses of the entry: the agency's desk, the regulator's review, the public list."""

from django.urls import path

from agencies.views import entry, people, public, review

urlpatterns = [
    path("agencies/", public.agencies, name="agencies"),
    path("agencies/<str:credit_code>/", public.agency, name="agency"),
    path("notices/admissions/", public.admissions, name="admissions_public"),
    path("papers/<uuid:pk>/", entry.paper, name="paper"),
    path("agency/", entry.workbench, name="workbench"),
    path("agency/registration/", entry.registration, name="registration"),
    path("agency/registration/start/", entry.start, name="start"),
    path("agency/registration/details/", entry.details, name="details"),
    path("agency/registration/papers/", entry.papers, name="papers"),
    path("agency/registration/qualifications/", entry.qualifications, name="qualifications"),
    path(
        "agency/registration/qualifications/<int:pk>/remove/",
        entry.remove_qualification,
        name="qualification_remove",
    ),
    path("agency/registration/submit/", entry.submit, name="submit"),
    path("agency/registration/reenter/", entry.reenter, name="reenter"),
    path("agency/people/", people.people, name="people"),
    path("agency/people/<int:pk>/end/", people.end, name="practitioner_end"),
    path("regulator/", review.workbench, name="regulator_workbench"),
    path("regulator/admissions/", review.admissions, name="admissions"),
    path("regulator/admissions/<int:pk>/", review.admission, name="admission"),
    path("regulator/admissions/<int:pk>/return/", review.send_back, name="entry_return"),
    path("regulator/admissions/<int:pk>/pass/", review.let_pass, name="entry_pass"),
    path("regulator/admissions/<int:pk>/object/", review.uphold_objection, name="entry_object"),
    path("regulator/admissions/<int:pk>/admit/", review.admit, name="entry_admit"),
    path("regulator/certificates/<int:pk>/confirm/", review.confirm, name="certificate_confirm"),
]
