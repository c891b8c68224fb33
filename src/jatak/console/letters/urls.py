"""The addresses of these pages."""

from django.urls import path

from jatak.console.letters.views import index

urlpatterns = [path("", index, name="letters")]
