"""A company: its identity, how it sends, its own limits."""

from collections.abc import Callable
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from jatak.content.naming import language_named
from jatak.gate.message import SenderKind
from jatak.people.models.controllers import industry_choices
from jatak.people.own_limits import MOST_MONTHS

KINDS = {
    SenderKind.COMPANY: _("Company"),
    SenderKind.CHARITY: _("Charity"),
    SenderKind.PARTY: _("Political party"),
    SenderKind.PUBLIC_BODY: _("Public body"),
}


def sender_kinds() -> list[tuple[str, Any]]:
    """The kinds of senders, in words."""
    return [(kind.value, KINDS[kind]) for kind in SenderKind]


def zones() -> list[tuple[str, str]]:
    """The time zones of the IANA database."""
    return [(name, name.replace("_", " ")) for name in sorted(available_timezones()) if "/" in name or name == "UTC"]


def spoken() -> list[tuple[str, str]]:
    """The languages that a company may choose."""
    return [(code, language_named(code)) for code, _own in settings.LANGUAGES]


def _line(label: Any, help_text: Any = "", required: bool = False, widget: Any = forms.TextInput) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=500, widget=widget)


class Identity(forms.Form):
    """Who the company is; every message carries it."""

    name = _line(_("Name"), _("As people know it."), required=True)
    kind = forms.ChoiceField(label=_("Kind"), choices=sender_kinds, help_text=_("The law treats them differently."))
    legal_name = _line(_("Legal name"), _("As registered, such as Sydrejser A/S."))
    postal_address = _line(_("Postal address"), _("On one line; it stands below every message."))
    registration_number = _line(_("Registration number"), _("Such as CVR 12345678."))
    contact = _line(_("Contact"), _("How a person reaches you: an address or a telephone number."))


class Sending(forms.Form):
    """Where its messages come from, in which language, and who must agree."""

    sender_address = forms.EmailField(
        label=_("Sender address"), required=False, help_text=_("Newsletters and offers come from here.")
    )
    service_address = forms.EmailField(
        label=_("Service address"),
        required=False,
        help_text=_(
            "Receipts and other service messages come from here: another one, so that a block of one leaves the other."
        ),
    )
    sms_sender = forms.CharField(
        label=_("Sender of SMS"),
        required=False,
        max_length=20,
        help_text=_("A number that people can answer, or a name of at most eleven letters without accents."),
    )
    sms_reply = forms.CharField(
        label=_("Number for answers"),
        required=False,
        max_length=20,
        help_text=_("Where the sender is a name: people send STOP to it. Without it they get a link."),
    )
    default_language = forms.ChoiceField(
        label=_("Language"), choices=spoken, help_text=_("Where it is not known which one a person reads.")
    )
    second_person = forms.BooleanField(
        label=_("A second person approves"),
        required=False,
        help_text=_("Nobody may approve a message that they wrote themselves."),
    )
    leave_asks = forms.BooleanField(
        label=_("Who leaves by a link is asked what shall stop"),
        required=False,
        help_text=_(
            "Otherwise one button ends everything from this company, and parts stand below it."
            " A click in a mail program always ends everything."
        ),
    )


def _months(label: Any, help_text: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=help_text, required=False, min_value=1, max_value=MOST_MONTHS)


class Limits(forms.Form):
    """What it limits itself to, inside the law's limits."""

    industry = forms.TypedChoiceField(
        label=_("Industry"),
        required=False,
        empty_value=None,
        choices=lambda: [("", _("No profile")), *industry_choices()],
        help_text=_("Its profile counts beside the law: whichever is shorter."),
    )
    customer_window_months = _months(
        _("Months that customers are written to"),
        _("After a purchase, without a consent. Empty: what law and profile say."),
    )
    inactivity_months = _months(
        _("Months of silence after which marketing ends"), _("Empty: what law and profile say.")
    )
    quiet_from = forms.TimeField(
        label=_("Quiet from"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        help_text=_("No marketing arrives from then on, by the recipient’s clock."),
    )
    quiet_until = forms.TimeField(
        label=_("Quiet until"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=lazy(zones, list)(), help_text=_("Where the company lives.")
    )

    def clean(self) -> dict[str, Any]:
        """Quiet hours have a beginning and an end, and leave the day."""
        told: dict[str, Any] = super().clean() or {}
        begins, ends = told.get("quiet_from"), told.get("quiet_until")
        if (begins is None) != (ends is None):
            self.add_error("quiet_until" if ends is None else "quiet_from", _("Give both hours, or none."))
        elif begins and ends and not 0 < _minutes(begins, ends) <= 12 * 60:
            self.add_error("quiet_until", _("Leave at least twelve hours of the day to your messages."))
        return told


def _minutes(begins: Any, ends: Any) -> int:
    return int((ends.hour * 60 + ends.minute - begins.hour * 60 - begins.minute) % (24 * 60))


class NewCompany(Identity):
    """All that a new company is asked at once."""

    sender_address = Sending.base_fields["sender_address"]
    service_address = Sending.base_fields["service_address"]
    default_language = Sending.base_fields["default_language"]
    industry = Limits.base_fields["industry"]
    time_zone = Limits.base_fields["time_zone"]


FORMS: dict[str, Callable[..., forms.Form]] = {"identity": Identity, "sending": Sending, "limits": Limits}
TITLES = {"identity": _("Identity"), "sending": _("Sending"), "limits": _("Own limits and quiet hours")}
