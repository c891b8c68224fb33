"""From an error of the domain to the field that it is about."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.base.errors import UsageError
from jatak.installation.whose_domain import is_anothers
from jatak.people.models import Controller

ADDRESSES = ("sender_address", "service_address")


class AnothersDomain(UsageError):
    """An address at a domain that this account cannot give to this company."""


def only_own_domains(request: Any, company: Controller, told: dict[str, Any]) -> None:
    """Inside the transaction that saves them; raises AnothersDomain, in the same words whoever uses the domain."""
    if request.operator.everywhere(May.SET_UP):
        return
    for written in filter(None, (told.get(name) for name in ADDRESSES)):
        if is_anothers(company, written):
            said = _("%(address)s is at a domain that only an administrator of all companies can choose.")
            raise AnothersDomain(said % {"address": written}, _("Ask one of them, or choose an address of your own."))


def refuse(form: forms.Form, error: UsageError, fields: Iterable[str] = ()) -> None:
    """Name the error at the first of these fields whose value it quotes, else above the form."""
    words = f"{error.message} {error.remedy}".strip()
    for field in fields:
        value = str(form.cleaned_data.get(field) or "")
        if value and value in error.message:
            form.add_error(field, words)
            return
    form.add_error(None, words)
