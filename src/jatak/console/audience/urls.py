"""The addresses of these pages."""

from django.urls import path

from jatak.console.audience.views import index

urlpatterns = [path("", index, name="audience")]
