"""One's own account: language, time zone, light or dark; and the way to password, second factor and log-ins."""

from typing import Any
from zoneinfo import available_timezones

from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_POST
from wagtail.users.models import UserProfile

from jatak.accounts.models import Membership, Role
from jatak.accounts.needs import signed_in
from jatak.accounts.registering import LONGEST_NAME
from jatak.console.frame.page import page


class OwnAccount(forms.Form):
    """How the pages look for oneself."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=LONGEST_NAME, help_text=gettext_lazy("As the log and others call you.")
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        choices=lambda: [(name, name.replace("_", " ")) for name in sorted(available_timezones()) if _is_place(name)],
        help_text=gettext_lazy("Times are shown by its clock."),
    )
    theme = forms.ChoiceField(
        label=gettext_lazy("Light or dark"),
        choices=[
            ("system", gettext_lazy("As this device has it")),
            ("light", gettext_lazy("Light")),
            ("dark", gettext_lazy("Dark")),
        ],
    )


@signed_in
def own_account(request: Any) -> HttpResponse:
    """The page."""
    profile = UserProfile.get_for_user(request.user)
    form = OwnAccount(request.POST or None, initial=_initial(request, profile))
    if request.method == "POST" and form.is_valid():
        _save(request.user, profile, form.cleaned_data)
        with override(profile.preferred_language):
            messages.success(request, _("Saved."))
        return redirect("own_account")
    return page(request, "settings/own_account", _("Your account"), form=form, icon="user", **_security(request))


@require_POST
@signed_in
def log_out(request: Any) -> HttpResponse:
    """Log out here; the entry of the menu sends it."""
    logout(request)
    return redirect(settings.LOGIN_URL)


def _initial(request: Any, profile: UserProfile) -> dict[str, str]:
    return {
        "name": request.user.get_full_name(),
        "language": profile.preferred_language or request.LANGUAGE_CODE,
        "time_zone": profile.current_time_zone or "UTC",
        "theme": profile.theme,
    }


def _save(user: Any, profile: UserProfile, told: dict[str, str]) -> None:
    user.first_name, user.last_name = told["name"], ""
    user.save(update_fields=["first_name", "last_name"])
    profile.preferred_language, profile.current_time_zone = told["language"], told["time_zone"]
    profile.theme = told["theme"]
    profile.save()


def _security(request: Any) -> dict[str, Any]:
    types = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    roles = Membership.objects.filter(user=request.user).select_related("controller").order_by("pk")
    return {
        "two_factor": Authenticator.Type.TOTP in types,
        "recovery_codes": Authenticator.Type.RECOVERY_CODES in types,
        "roles": [{"label": Role(each.role).label, "controller": each.controller} for each in roles],
    }


def _is_place(name: str) -> bool:
    return name == "UTC" or ("/" in name and not name.startswith(("Etc/", "SystemV/")))
