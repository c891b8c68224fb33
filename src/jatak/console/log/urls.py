"""The addresses of these pages."""

from django.urls import path

from jatak.console.log import views

urlpatterns = [
    path("", views.changes, name="log"),
    path("looks/", views.looks, name="log_looks"),
    path("changes.csv", views.changes_file, name="log_changes_file"),
    path("looks.csv", views.looks_file, name="log_looks_file"),
]
