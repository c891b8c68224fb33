"""The addresses of the console; each folder of pages has its own list."""

from django.urls import include, path

from jatak.console.dashboard.views import dashboard
from jatak.console.frame.views import root

FOLDERS = ("people", "audience", "campaigns", "letters", "service", "law", "settings", "log", "welcome")

urlpatterns = [
    path("", root, name="root"),
    path("console/", dashboard, name="wagtailadmin_home"),
    *(path(f"console/{name}/", include(f"jatak.console.{name}.urls")) for name in FOLDERS),
]
