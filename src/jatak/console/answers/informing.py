"""Who came in by a file and must be told what is done with their data: by when, how many, and doing it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.content.models import Template
from jatak.database.using import atomic
from jatak.gate.message import Declared
from jatak.jobs.informing import soon_inform
from jatak.retention.informing import telling
from jatak.retention.informing.letter import MOST as MOST_LETTERS
from jatak.retention.informing.letter import letter_for, seen
from jatak.retention.models import Informing

MOST = 200
OURS = "ours"


class Letter(forms.Form):
    """Which message of service tells them."""

    letter = forms.ChoiceField(
        label=gettext_lazy("Letter"),
        help_text=gettext_lazy("A letter of your own must say all that ours says; nothing checks that for you."),
    )
    source = forms.CharField(
        label=gettext_lazy("Where do the data come from?"),
        required=False,
        max_length=MOST_LETTERS,
        strip=True,
        help_text=gettext_lazy(
            "For our letter, as people shall read it: such as “your booking at Fjordtur, which we took over in May”."
        ),
    )

    def __init__(self, task: Informing, data: Any = None) -> None:
        super().__init__(data)
        found = Template.objects.filter(
            controller=task.controller_id, declared=Declared.SERVICE.value, versions__approved_at__isnull=False
        )
        field: Any = self.fields["letter"]
        own = found.exclude(slug__startswith="where-from-").order_by("slug").values_list("slug", flat=True).distinct()
        ours = _("Ours: all that the law asks for, in eight languages")
        field.choices = [(OURS, ours), *((each, each) for each in own)]

    def clean(self) -> dict[str, Any]:
        """Our letter needs the source: nobody but the company knows it."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("letter") == OURS and not said.get("source"):
            self.add_error("source", _("Say from where the data come; the letter tells it."))
        return said


class Otherwise(forms.Form):
    """How they know, or why nobody need tell them."""

    why = forms.CharField(
        label=gettext_lazy("How do they know?"),
        max_length=1000,
        strip=True,
        help_text=gettext_lazy("For example: “told by post on 3 May”, or why art. 14(5) leaves nothing to tell."),
    )


@needs(May.PROVE)
@require_safe
def index(request: Any) -> HttpResponse:
    """The files, the next day first."""
    companies = request.operator.controllers(May.PROVE)
    found = Informing.objects.filter(controller__in=companies).select_related("controller")
    rows = list(found.order_by("closed_at", "due_at", "pk")[:MOST])
    at = now()
    shown = [(each, each.is_open and each.due_at < at) for each in rows]
    return page(request, "answers/informings", _("Who must be told"), _way(), "mail", rows=shown)


@needs(May.PROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def informing(request: Any, file_id: int) -> HttpResponse:
    """One file: send the letter to those who do not know, or note how they know."""
    task = get_object_or_404(
        Informing.objects.select_related("controller"),
        pk=file_id,
        controller__in=request.operator.controllers(May.PROVE),
    )
    by_letter = Letter(task, request.POST if "letter" in request.POST else None)
    otherwise = Otherwise(request.POST if "why" in request.POST else None)
    if request.method == "POST" and _done(request, task, by_letter, otherwise):
        return redirect("informing", file_id)
    status = 422 if by_letter.errors or otherwise.errors else 200
    return page(
        request,
        "answers/informing",
        task.name,
        [*_way(), (_("Who must be told"), reverse("informings"))],
        "mail",
        status,
        task=task,
        may_send=request.operator.may(May.SEND, task.controller_id),
        by_letter=by_letter,
        otherwise=otherwise,
        seen=seen(task, by_letter["source"].value() or ""),
        late=task.is_open and task.due_at < now(),
    )


def _done(request: Any, task: Informing, by_letter: Letter, otherwise: Otherwise) -> bool:
    operator = request.operator
    if by_letter.is_bound and by_letter.is_valid() and operator.may(May.SEND, task.controller_id):
        letter, source = by_letter.cleaned_data["letter"], by_letter.cleaned_data["source"]
        try:
            with atomic():
                if letter == OURS:
                    letter = letter_for(task, source, now()).template.slug
                if telling.order(task, letter, operator.name, now()):
                    operator.changed("informing.ordered", f"file {task.pk}", task.controller_id, letter=letter)
                    soon_inform(task.pk)
        except UsageError as error:
            messages.error(request, f"{error.message} {error.remedy}")
        return True
    if otherwise.is_bound and otherwise.is_valid():
        why = otherwise.cleaned_data["why"]
        with atomic():
            if telling.close(task, why, operator.name, now()):
                operator.changed("informing.closed", f"file {task.pk}", task.controller_id, why=why)
        return True
    return False


def _way() -> list[Any]:
    return [(_("Answers"), reverse("answers"))]
