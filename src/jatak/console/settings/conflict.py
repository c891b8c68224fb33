"""Two editors at once: the second sees what the first saved, beside what was typed."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _


def differing(form: forms.Form, now: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Each field that is otherwise now: its label and the value that somebody else saved."""
    return {
        name: (str(form.fields[name].label or name), _words(value))
        for name, value in now.items()
        if name in form.fields
    }


def show_conflict(form: forms.Form, fields: Mapping[str, tuple[str, str]]) -> None:
    """Say it above the form and at each field; what was typed stays."""
    form.add_error(None, _("Somebody else saved this meanwhile. Compare, and save again to keep what you typed."))
    for name, (_label, value) in fields.items():
        form.add_error(name, _("Somebody else saved: %(value)s") % {"value": value})


def _words(value: object) -> str:
    if value is None or value == "":
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)
