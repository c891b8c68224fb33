"""The addresses of what the dashboard does; the dashboard itself is the console's first page."""

from django.urls import path

from jatak.console.dashboard.views import count, standing

urlpatterns = [
    path("count/", count, name="dashboard_count"),
    path("standing/", standing, name="dashboard_standing"),
]
