"""The addresses of the site with the console; `accounts.routes` says what each of them needs."""

from django.urls import include, path
from wagtail.admin import urls as wagtail_urls

from jatak.site.urls import urlpatterns as public_urls

urlpatterns = [
    *public_urls,
    path("", include("jatak.api.urls")),
    path("", include("jatak.console.urls")),
    path("console/account/", include("allauth.account.urls")),
    path("console/account/two-factor/", include("allauth.mfa.urls")),
    path("console/account/sessions/", include("allauth.usersessions.urls")),
    # Wagtail's own pages stand behind ours; the fence lets through what our pages need of them.
    path("console/", include(wagtail_urls)),
]
