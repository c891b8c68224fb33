"""From an error of the domain to the field that it is about."""

from collections.abc import Iterable

from django import forms

from jatak.base.errors import UsageError


def refuse(form: forms.Form, error: UsageError, fields: Iterable[str] = ()) -> None:
    """Name the error at the first of these fields whose value it quotes, else above the form."""
    words = f"{error.message} {error.remedy}".strip()
    for field in fields:
        value = str(form.cleaned_data.get(field) or "")
        if value and value in error.message:
            form.add_error(field, words)
            return
    form.add_error(None, words)
