"""The public addresses; whether a slash is added makes no difference, because a redirect would lose the POST."""

from django.urls import re_path

from jatak.preferences.answered import answered
from jatak.preferences.short import leave_by_sms
from jatak.preferences.staying import stay, stay_by_sms
from jatak.preferences.views import leave

urlpatterns = [
    re_path(r"^l/(?P<token>[^/]+)/?$", leave, name="leave"),
    re_path(r"^x/(?P<token>[^/]+)/?$", leave_by_sms, name="leave_by_sms"),
    re_path(r"^stay/(?P<token>[^/]+)/?$", stay, name="stay"),
    re_path(r"^y/(?P<token>[^/]+)/?$", stay_by_sms, name="stay_by_sms"),
    re_path(r"^answer/(?P<token>[^/]+)/?$", answered, name="answered"),
]
