"""The addresses of partners: whether a slash is added makes no difference, because a redirect would lose the POST."""

from django.urls import re_path

from jatak.onward.views import acknowledged, file, told_us, up_to_date

urlpatterns = [
    re_path(r"^in/onward/ack/(?P<token>[^/]+)/?$", acknowledged, name="onward_acknowledge"),
    re_path(r"^in/onward/(?P<token>[^/]+)/left\.csv$", file, name="onward_file"),
    re_path(r"^in/onward/(?P<token>[^/]+)/done/?$", up_to_date, name="onward_done"),
    re_path(r"^in/onward/(?P<token>[^/]+)/?$", told_us, name="onward_in"),
]
