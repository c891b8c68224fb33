"""The addresses of these pages."""

from django.urls import path

from jatak.console.erasure import asking, certificate

urlpatterns = [
    path("", certificate.erasures, name="erasures"),
    path("<uuid:pk>/", certificate.erasure, name="erasure"),
    path("request/<int:pk>/", asking.erase, name="inbox_erase"),
]
