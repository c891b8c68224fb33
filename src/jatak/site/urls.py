"""The addresses of the site."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []
if find_spec("jatak.preferences.urls"):
    urlpatterns.append(path("", include("jatak.preferences.urls")))
if find_spec("jatak.inbound.sms.urls"):
    urlpatterns.append(path("", include("jatak.inbound.sms.urls")))
if find_spec("jatak.signup.urls"):
    urlpatterns.append(path("", include("jatak.signup.urls")))
if find_spec("jatak.inbound.urls"):
    urlpatterns.append(path("", include("jatak.inbound.urls")))
if find_spec("jatak.onward.urls"):
    urlpatterns.append(path("", include("jatak.onward.urls")))
if find_spec("jatak.centre.urls"):
    urlpatterns.append(path("", include("jatak.centre.urls")))
if find_spec("jatak.receipts.urls"):
    urlpatterns.append(path("", include("jatak.receipts.urls")))
