"""The addresses of these pages."""

from django.urls import path

from jatak.console.welcome.first_notice import first_notice
from jatak.console.welcome.views import start, steps

urlpatterns = [
    path("", steps, name="welcome"),
    path("notice/", first_notice, name="welcome_notice"),
    path("start/<str:token>/", start, name="welcome_start"),
]
