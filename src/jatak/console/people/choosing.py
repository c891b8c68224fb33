"""What a form lets choose, known only when it is drawn."""

from collections.abc import Sequence
from typing import Any

from django import forms


def offer(form: forms.Form, name: str, choices: Sequence[Any]) -> None:
    """Let this field choose among these."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} is no field of choices")
    field.choices = list(choices)
