"""The addresses of these pages."""

from django.urls import path

from jatak.console.erasure import certificate

urlpatterns = [
    path("", certificate.erasures, name="erasures"),
    path("<uuid:pk>/", certificate.erasure, name="erasure"),
]
