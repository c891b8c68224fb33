"""The public addresses; whether a slash is added makes no difference, because a redirect would lose the POST."""

from django.urls import re_path

from jatak.centre import files, receipt_views, views
from jatak.centre.finding import views as finding
from jatak.centre.why import why_left

OWN = r"^p/(?P<token>[^/]+)"
EVENT = r"(?P<event_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"

urlpatterns = [
    re_path(OWN + r"/?$", views.preferences, name="preferences"),
    re_path(OWN + r"/receipt/" + EVENT + r"/?$", receipt_views.receipt, name="receipt"),
    re_path(OWN + r"/receipt/" + EVENT + r"\.json$", receipt_views.receipt_data, name="receipt-data"),
    re_path(OWN + r"/receipt/" + EVENT + r"\.pdf$", receipt_views.receipt_paper, name="receipt-paper"),
    re_path(
        OWN + r"/picture/" + EVENT + r"/(?P<picture_id>[0-9]{1,18})\.png$",
        files.picture,
        name="own-picture",
    ),
    re_path(OWN + r"/data\.html$", files.data_page, name="own-data-page"),
    re_path(OWN + r"/data\.json$", files.data_file, name="own-data"),
    re_path(OWN + r"/data\.schema\.json$", files.data_schema, name="own-data-schema"),
    re_path(OWN + r"/data\.pdf$", files.data_paper, name="own-data-paper"),
    re_path(r"^l/(?P<token>[^/]+)/why/?$", why_left, name="why-left"),
    re_path(r"^find/(?P<address>[^/]+)/?$", finding.find, name="find"),
]
