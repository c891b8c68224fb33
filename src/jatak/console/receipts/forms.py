"""What a company declares for its receipts, as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jatak.people.country_names import countries
from jatak.receipts.declaring.declaration import MOST_MONTHS, MOST_RECIPIENTS, Authority, Declared, Recipient
from jatak.retention.receipt_authority import supervised
from jatak.statements.models import Statement

ROLES = [("processor", _("works on your behalf")), ("third_party", _("a third party, for its own ends"))]


def _line(label: Any, help_text: Any = "", required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=500)


def _codes(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=500)


class Places(forms.Form):
    """Where the company and its data are, and who supervises it."""

    established_in = forms.ChoiceField(
        label=_("The company is established in"), choices=lambda: [("", "—"), *countries()]
    )
    stored_in = _codes(_("The data lie in"), _("Countries as two letters, such as DK, DE."))
    processed_in = _codes(_("They are worked with in"), _("Where your staff and your services are."))
    authority_name = _line(
        _("Data protection authority"),
        _("Where people can complain about you. Left empty it is that of the country where you are established."),
        required=False,
    )
    authority_address = _line(_("Its postal address"), required=False)
    authority_contact = _line(_("Its contact"), _("Its website, or a telephone number."), required=False)
    kept_months = forms.IntegerField(
        label=_("Months that proof is kept"),
        required=False,
        help_text=_("Only where neither the law of the person’s country nor your own clocks have a figure."),
        min_value=1,
        max_value=MOST_MONTHS,
    )


class OneRecipient(forms.Form):
    """Somebody else who gets the data."""

    name = _line(_("Name"), required=False)
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, required=False)
    address = _line(_("Postal address"), required=False)
    contact = _line(_("Contact"), required=False)
    what = _line(_("What they do"), _("Such as hosting."), required=False)

    def clean(self) -> dict[str, Any]:
        """All of it or nothing: a receipt must say it all."""
        told: dict[str, Any] = super().clean() or {}
        typed = [name for name in ("name", "address", "contact") if told.get(name)]
        for name in ("name", "address", "contact"):
            if typed and name not in typed and name not in self.errors:
                self.add_error(name, _("A receipt must say this, too."))
        return told


Recipients = forms.formset_factory(
    OneRecipient, extra=2, max_num=MOST_RECIPIENTS, absolute_max=MOST_RECIPIENTS + 2, validate_max=True
)


def shown(declared: Statement | None) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """A declaration as the form shows it."""
    if declared is None:
        return {}, []
    told = {name: getattr(declared, name) for name in Places.base_fields}
    lists = {name: ", ".join(getattr(declared, name)) for name in ("stored_in", "processed_in")}
    return told | lists, list(declared.recipients)


def declared_by(places: Places, recipients: Any) -> Declared:
    """What was typed, and the authority of the country; raises UsageError where its address is not known."""
    told = places.cleaned_data
    authority = Authority(told["authority_name"], told["authority_address"], told["authority_contact"])
    rows = (getattr(each, "cleaned_data", {}) for each in recipients.forms)
    names = ("name", "role", "address", "contact", "what")
    named = [Recipient(*(row[each] for each in names)) for row in rows if row.get("name")]
    stored, processed = (_split(told[name]) for name in ("stored_in", "processed_in"))
    return supervised(Declared(told["established_in"], stored, processed, authority, named, told["kept_months"]))


def _split(typed: str) -> list[str]:
    return [each for each in typed.replace(",", " ").split() if each]
