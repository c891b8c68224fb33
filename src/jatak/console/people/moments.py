"""A day and an hour in a form, in the reader's zone."""

from typing import Any

from django import forms

WRITTEN = "%Y-%m-%dT%H:%M:%S"


class Moment(forms.DateTimeField):
    """To the second, as the browser's own field writes it."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format=WRITTEN)
        super().__init__(widget=widget, input_formats=[WRITTEN, "%Y-%m-%dT%H:%M"], **options)
