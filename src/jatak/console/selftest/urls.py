"""The addresses of these pages."""

from django.urls import path

from jatak.console.selftest import views

urlpatterns = [
    path("", views.index, name="selftest"),
    path("<int:pk>/hold/", views.hold, name="selftest_hold"),
]
