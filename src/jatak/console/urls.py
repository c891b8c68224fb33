"""The addresses of the console; each folder of pages has its own list."""

from django.urls import include, path

from jatak.console.dashboard.views import dashboard
from jatak.console.frame.views import root
from jatak.console.letters.media import picture
from jatak.console.settings.own_account import log_out, own_account

FOLDERS = (
    *("dashboard", "inbox", "people", "audience", "campaigns", "letters", "service"),
    *("notices", "collection", "imports", "law", "settings", "log", "welcome", "selftest", "clocks", "answers"),
    "lists",
)
UNDER = {"log/erasures": "erasure", "inbox": "replies"}
"""Folders whose pages belong to another entry of the menu: the longest address that fits says which is lit."""

urlpatterns = [
    path("", root, name="root"),
    path("media/images/<str:name>", picture, name="picture"),
    path("console/", dashboard, name="wagtailadmin_home"),
    path("console/account/", own_account, name="own_account"),
    path("console/logout/", log_out, name="own_logout"),
    *(path(f"console/{name}/", include(f"jatak.console.{name}.urls")) for name in FOLDERS),
    *(path(f"console/{place}/", include(f"jatak.console.{name}.urls")) for place, name in UNDER.items()),
]
