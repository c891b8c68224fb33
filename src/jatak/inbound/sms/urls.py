"""The addresses that gateways call."""

from django.urls import re_path

from jatak.inbound.sms.views import arrive, report

_GATEWAY = r"^in/sms/(?P<name>[\w.:-]{1,60})/(?P<word>[0-9a-f]{32})"
urlpatterns = [
    re_path(rf"{_GATEWAY}/?$", arrive, name="sms_arrive"),
    re_path(rf"{_GATEWAY}/report/(?P<token>[0-9a-f]{{21,36}})/?$", report, name="sms_report"),
]
