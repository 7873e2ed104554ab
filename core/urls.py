"""Addresses of the kernel: preferences, the desk redirect, accounts, the component gallery."""

from django.urls import path

from .views import account, chain, gallery, operations, organisation, preferences, subscriptions

app_name = "core"
urlpatterns = [
    path("language/", preferences.language, name="language"),
    path("display/", preferences.display, name="display"),
    path("role/", preferences.role, name="role"),
    path("desk/", preferences.desk, name="desk"),
    path("account/", account.account, name="account"),
    path("account/stay/", preferences.stay, name="stay"),
    path("account/demo/", account.demo_login, name="demo_login"),
    path("account/organisations/new/", organisation.register, name="register_organisation"),
    path("account/organisation/", organisation.organisation, name="organisation"),
    path("account/organisation/buy/", organisation.buy_too, name="buy_too"),
    path("account/organisation/members/<int:pk>/", organisation.member, name="member"),
    path("account/organisation/members/<int:pk>/end/", organisation.deactivate, name="deactivate"),
    path("account/heads/", subscriptions.own, name="head_subscriptions"),
    path("account/heads/<int:pk>/end/", subscriptions.end, name="head_subscription_end"),
    path("verify/chain/mails/<str:token>/", subscriptions.by_mail, name="head_subscription"),
    path("ops/heads/", subscriptions.everybody, name="all_head_subscriptions"),
    path("verify/chain/", chain.overview, name="chain"),
    path("verify/chain/verify_chain.py", chain.script, name="chain_script"),
    path("verify/chain/heads.json", chain.heads, name="chain_heads"),
    path("verify/chain/heads/<int:number>.json", chain.head, name="chain_head"),
    path("verify/chain/heads/<int:number>/proof.json", chain.consistency, name="chain_growth"),
    path("verify/chain/entries/<str:digest>/", chain.entry, name="chain_entry"),
    path("verify/chain/entries/<str:digest>/proof.json", chain.inclusion, name="chain_proof"),
    path("ops/", operations.operations, name="operations"),
    path("ops/outbox/<int:pk>/retry/", operations.outbox_retry, name="outbox_retry"),
    path("ops/gallery/", gallery.gallery, name="gallery"),
]
