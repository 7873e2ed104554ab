"""All addresses. Each app brings its own full paths, the desks below their prefix."""

from django.contrib import admin
from django.urls import include, path

handler500 = "core.views.errors.server_error"
urlpatterns = [
    path("", include("marketplace.pages.urls")),
    path("", include("core.urls")),
    path("", include("billing.urls")),
    path("", include("agencies.urls")),
    path("", include("contracts.urls")),
    path("", include("search.urls")),
    path("", include("marketplace.shop.urls")),
    path("", include("bidding.urls")),
    path("", include("bidding.methods.urls")),
    path("ops/admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
]
