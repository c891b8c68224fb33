"""The addresses of these pages."""

from django.urls import path

from jatak.console.law.views import index

urlpatterns = [path("", index, name="law")]
