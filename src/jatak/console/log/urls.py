"""The addresses of these pages."""

from django.urls import path

from jatak.console.log.views import index

urlpatterns = [path("", index, name="log")]
