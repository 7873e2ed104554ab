"""Addresses of bidding."""

from django.urls import include, path

from .views import agency, leads, owner, public, questions, regulator, sealing, verify

app_name = "bidding"
urlpatterns = [
    path("", include("bidding.libraries.urls")),
    path("notices/", public.notice_list, name="notices"),
    path("notices/<str:number>/", public.notice, name="notice"),
    path("notices/<str:number>/object/", public.object_to_result, name="object"),
    path("draws/<str:number>/", public.draw, name="draw"),
    path("draws/<str:number>/transcript.json", public.transcript_file, name="transcript"),
    path("openings/<str:number>/", sealing.opening, name="opening"),
    path("openings/<str:number>/notice.json", sealing.notice_file, name="sealing_file"),
    path("openings/<str:number>/release/", sealing.release, name="release"),
    path("openings/<str:number>/own/", sealing.open_own, name="open_own"),
    path("opening-passphrase/", sealing.passphrase, name="passphrase"),
    path("verify/receipt/", sealing.verify_receipt, name="verify_receipt"),
    path("verify/draw/", verify.verify, name="verify_draw"),
    path("verify/draw/verify_draw.py", verify.script, name="verify_script"),
    path("buyer/", owner.workbench, name="buyer"),
    path("buyer/procurements/", owner.procurement_list, name="procurements"),
    path("buyer/procurements/new/", owner.new, name="new"),
    path("buyer/procurements/<str:number>/", owner.owned, name="owned"),
    path("buyer/questions/<int:pk>/answer/", questions.answer, name="answer"),
    path("buyer/procurements/<str:number>/rerun/", owner.rerun, name="rerun"),
    path("buyer/procurements/<str:number>/<slug:name>/", owner.act, name="act"),
    path("agency/opportunities/", agency.opportunities, name="opportunities"),
    path("agency/opportunities/<str:number>/sign-up/", agency.sign_up, name="sign_up"),
    path("agency/opportunities/<str:number>/ask/", questions.ask, name="ask"),
    path("agency/opportunities/<str:number>/withdraw/", agency.withdraw, name="withdraw"),
    path("agency/opportunities/<str:number>/bid/", sealing.bid, name="bid"),
    path("agency/bids/<str:digest>/", sealing.receipt, name="receipt"),
    path("agency/bids/<str:digest>/receipt.json", sealing.receipt_file, name="receipt_file"),
    path("agency/selections/", agency.selections, name="selections"),
    path("agency/results/<str:number>/", agency.debrief, name="debrief"),
    path("agency/awards/<int:pk>/refuse/", agency.refuse, name="refuse"),
    path("regulator/draws/", regulator.oversight, name="oversight"),
    path("regulator/draws/<str:number>/reveal/", regulator.reveal, name="regulator_reveal"),
    path("regulator/draws/<str:number>/commit/", regulator.commit, name="regulator_commit"),
    path("regulator/leads/", leads.lead_list, name="leads"),
    path("regulator/leads/<int:pk>/", leads.lead, name="lead"),
    path("regulator/leads/<int:pk>/assign/", leads.assign, name="lead_assign"),
    path("regulator/leads/<int:pk>/decide/", leads.decide, name="lead_decide"),
    path("regulator/objections/<int:pk>/", regulator.decide, name="decide"),
]
