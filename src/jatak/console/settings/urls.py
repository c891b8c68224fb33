"""The addresses of these pages."""

from django.urls import path

from jatak.console.settings.views import index

urlpatterns = [path("", index, name="settings")]
