"""The addresses of these pages."""

from django.urls import path

from jatak.console.welcome.views import start, steps

urlpatterns = [
    path("", steps, name="welcome"),
    path("start/<str:token>/", start, name="welcome_start"),
]
