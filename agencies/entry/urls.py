"""Addresses of the entry: the agency's desk, the regulator's review, the entries in publicity."""

from django.urls import path

from agencies.entry.views import people, public, registration, review, works

urlpatterns = [
    path("notices/admissions/", public.admissions, name="admissions_public"),
    path("papers/<uuid:pk>/", registration.paper, name="paper"),
    path("agency/registration/", registration.registration, name="registration"),
    path("agency/registration/start/", registration.start, name="start"),
    path("agency/registration/details/", registration.details, name="details"),
    path("agency/registration/papers/", registration.papers, name="papers"),
    path("agency/registration/qualifications/", registration.qualifications, name="qualifications"),
    path(
        "agency/registration/qualifications/<int:pk>/remove/",
        registration.remove_qualification,
        name="qualification_remove",
    ),
    path("agency/registration/submit/", registration.submit, name="submit"),
    path("agency/registration/reenter/", registration.reenter, name="reenter"),
    path("agency/people/", people.people, name="people"),
    path("agency/people/<int:pk>/end/", people.end, name="practitioner_end"),
    path("agency/works/", works.works, name="works"),
    path("agency/works/<int:pk>/remove/", works.remove, name="work_remove"),
    path("works/<int:pk>/proof/", works.proof, name="work_proof"),
    path("regulator/works/", works.waiting, name="regulator_works"),
    path("regulator/works/<int:pk>/confirm/", works.confirm, name="work_confirm"),
    path("regulator/admissions/", review.admissions, name="admissions"),
    path("regulator/admissions/<int:pk>/", review.admission, name="admission"),
    path("regulator/admissions/<int:pk>/return/", review.send_back, name="entry_return"),
    path("regulator/admissions/<int:pk>/pass/", review.let_pass, name="entry_pass"),
    path("regulator/admissions/<int:pk>/object/", review.uphold_objection, name="entry_object"),
    path("regulator/admissions/<int:pk>/admit/", review.admit, name="entry_admit"),
    path("regulator/certificates/<int:pk>/confirm/", review.confirm, name="certificate_confirm"),
]
