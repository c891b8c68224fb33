"""The addresses of these pages."""

from django.urls import path

from jatak.console.service.views import index

urlpatterns = [path("", index, name="service")]
