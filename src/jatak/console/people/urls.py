"""The addresses of these pages."""

from django.urls import path

from jatak.console.people.views import index

urlpatterns = [path("", index, name="people")]
