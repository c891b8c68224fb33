"""A service message to one person: found, answered by the gate, sent."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.campaigns.service import ChangedMeanwhile, answer_for, send_service
from jatak.console.campaigns.preview import seen
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.law.links import page_of_rule
from jatak.console.people.shortened import shortened
from jatak.console.service.crumbs import LIST, crumb
from jatak.console.service.finding import template_of
from jatak.console.service.forms import OneForm
from jatak.content.models import Template, TemplateVersion
from jatak.content.templates import approved_version
from jatak.database.using import atomic
from jatak.delivery.claimed import Dropped
from jatak.people.addresses import normalise_email
from jatak.people.models import Acquaintance, ContactKind, ContactPoint, Person


@dataclass(frozen=True, slots=True)
class Answered:
    """The person who was found, and what the gate says."""

    person: Person
    address: str
    permitted: bool
    because: str = ""
    would_change: str = ""
    law: str = ""


@needs(May.SEND)
def one(request: Any, pk: int) -> HttpResponse:
    """Ask who, say whether it may go, and send it."""
    template = template_of(request, pk, May.SEND)
    if not request.operator.may(May.SEE_PEOPLE, template.controller_id):
        raise Http404
    version = _approved(template)
    if version is None:
        return redirect("service_message", pk)
    form, answered = OneForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        person = _found(template, form.cleaned_data["who"])
        if person is None:
            form.add_error("who", _("%(company)s knows nobody by this.") % {"company": template.controller.name})
        elif request.POST.get("act") == "send" and (gone := _send(request, template, person)):
            return gone
        else:
            version = _approved(template) or version
            request.operator.looked(person.pk, "service_one")
            answered = _answered(version, person)
    return page(
        request,
        "service/one",
        gettext_lazy("Send to one person"),
        [LIST, crumb(template)],
        icon="success",
        service=template,
        version=version,
        form=form,
        answered=answered,
        letters=seen(version),
        key=uuid.uuid4().hex,
    )


def _send(request: Any, template: Template, person: Person) -> HttpResponse | None:
    """Send once what was looked at: the same key again sends nothing more; None where there is something newer."""
    key, looked_at = request.POST.get("key", ""), number(request.POST.get("seen")) or 0
    try:
        with atomic():
            sent = send_service(template.controller, template.slug, person.pk, now(), key, looked_at)
            if not sent.repeated:
                request.operator.changed(
                    "service.sent", f"message {sent.message_id}", template.controller_id, person=person.pk
                )
        messages.success(request, _("It is on its way."))
    except ChangedMeanwhile:
        messages.warning(request, _("A newer version was approved since you looked: this is it. Look, then send it."))
        return None
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    return redirect("service_message", template.pk)


def _approved(template: Template) -> TemplateVersion | None:
    try:
        return approved_version(template.controller, template.slug)
    except JatakError:
        return None


def _found(template: Template, who: str) -> Person | None:
    """The person by address or number, if the company knows them; nobody else exists here."""
    who = who.strip()
    pk = number(who)
    if pk is None:
        try:
            point = ContactPoint.objects.filter(kind=ContactKind.EMAIL, normalised=normalise_email(who)).first()
        except JatakError:
            return None
        pk = point.person_id if point else None
    if pk is None or not Acquaintance.objects.filter(controller=template.controller_id, person=pk).exists():
        return None
    return Person.objects.filter(pk=pk).first()


def _answered(version: TemplateVersion, person: Person) -> Answered:
    point = ContactPoint.objects.filter(person=person, kind=ContactKind.EMAIL).order_by("pk").first()
    address = shortened("email", point.address) if point else ""
    try:
        verdict = answer_for(version, person.pk, now())
    except JatakError as error:
        return Answered(person, address, False, error.message, error.remedy)
    if isinstance(verdict, Dropped):
        return Answered(person, address, False, verdict.because, verdict.would_change, page_of_rule(verdict.rule))
    return Answered(person, address, bool(point), "" if point else _("There is no e-mail address."))
