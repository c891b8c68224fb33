"""The addresses of these pages."""

from django.urls import path

from jatak.console.campaigns.views import index

urlpatterns = [path("", index, name="campaigns")]
