"""A test mail to addresses that are confirmed to belong to those who work here."""

import logging
from datetime import timedelta
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.models import Change
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.campaigns.readiness import Step
from jatak.console.campaigns.languages import readers_beside
from jatak.console.frame.page import page
from jatak.console.letters.crumbs import crumbs
from jatak.console.letters.finding import version_of
from jatak.console.letters.of_campaign import steps_of
from jatak.console.letters.trial import send
from jatak.content.models import TemplateText, TemplateVersion
from jatak.content.naming import family_named, language_named
from jatak.database.turns import one_at_a_time
from jatak.database.using import atomic
from jatak.gate.message import Channel

AN_HOUR, AT_MOST = timedelta(hours=1), 20
"""Mails of one letter in an hour: enough to work with, too few to be a way around the campaign."""
log = logging.getLogger(__name__)


@needs(May.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def test(request: Any, pk: int) -> HttpResponse:
    """Choose language and addresses; a POST sends."""
    version = version_of(request, pk, May.WRITE)
    if version.template.channel == Channel.SMS:
        messages.info(request, _("A test goes out by mail alone. The preview beside the words is what an SMS says."))
        return redirect("letter", pk)
    if request.method == "POST":
        return _post(request, version)
    texts = list(version.texts.order_by("language"))
    asked = request.GET.get("language", version.template.controller.default_language)
    return page(
        request,
        "letters/test",
        _("Send a test"),
        crumbs(version, own=True),
        icon="mail",
        version=version,
        languages=_readers(version, texts),
        language=asked,
        back=asked.partition(" ")[0],
        addresses=addresses(version),
        own=request.operator.pk,
        key=uuid4(),
        left=max(0, AT_MOST - _sent(version)),
        **steps_of(version, Step.LETTER),
    )


def _readers(version: TemplateVersion, texts: list[TemplateText]) -> list[tuple[str, str]]:
    """Each text to who reads it, and to those who will get it and read another language; value and name."""
    own = {text.language: language_named(text.language) for text in texts if text.subject and text.text}
    beside = [(gets, reads) for reads, gets in readers_beside(version) if gets in own]
    return [*own.items(), *((f"{gets} {reads}", _as_reader(gets, reads)) for gets, reads in beside)]


def _as_reader(gets: str, reads: str) -> str:
    named = {"gets": language_named(gets), "reads": family_named(reads)}
    return _("%(gets)s, as who reads %(reads)s gets it") % named


def addresses(version: TemplateVersion) -> list[EmailAddress]:
    """Confirmed addresses of accounts with a role for this company."""
    company = version.template.controller_id
    theirs = Q(user__memberships__controller=company) | Q(user__memberships__controller=None)
    found = EmailAddress.objects.filter(theirs, verified=True, user__is_active=True, user__memberships__isnull=False)
    return list(found.select_related("user").distinct().order_by("email")[:100])


def _post(request: Any, version: TemplateVersion) -> HttpResponse:
    known = {str(each.pk): each for each in addresses(version)}
    to = [known[pk] for pk in dict.fromkeys(request.POST.getlist("to")) if pk in known]
    language, _space, reader = request.POST.get("language", "").partition(" ")
    text = version.texts.select_related("version__template__controller", "version__template__brand").filter(
        language=language
    )
    chosen = text.first()
    if not to or chosen is None:
        messages.error(request, _("Choose a language and at least one address."))
        return redirect("letter_test", version.pk)
    way = redirect(f"{reverse('letter_test', args=[version.pk])}?language={quote(request.POST['language'])}")
    key = request.POST.get("key", "")
    _try(request, version, chosen, reader, to, key)
    return way


def _try(
    request: Any, version: TemplateVersion, text: TemplateText, reader: str, to: list[EmailAddress], key: str
) -> None:
    try:
        # The line in the log comes first: a mail that is in doubt counts.
        with atomic():
            # Of two tests at once the second counts the mails of the first.
            one_at_a_time(f"test letter {version.pk}")
            if _is_done(version, key):
                return
            if _sent(version) + len(to) > AT_MOST:
                said = _("At most %(number)s test mails of a letter go out in an hour.") % {"number": AT_MOST}
                messages.error(request, said)
                return
            request.operator.changed(
                "letter.tested", f"letter {version.pk}", version.template.controller_id,
                key=key, language=text.language, mails=len(to),
            )  # fmt: skip
        send(text, [(each.user.first_name, each.email) for each in to], reader)
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    except OSError as error:
        # What smtplib raises is an OSError too.
        log.warning("A test mail could not be handed to the relay: %s", type(error).__name__)
        messages.error(request, _("The relay did not take it. Look whether it is set up and can be reached."))
    else:
        messages.success(request, _("Sent to %(addresses)s.") % {"addresses": ", ".join(each.email for each in to)})


def _sent(version: TemplateVersion) -> int:
    lines = Change.objects.filter(of=f"letter {version.pk}", verb="letter.tested", at__gte=now() - AN_HOUR)
    return sum(int(details.get("mails", 0)) for details in lines.values_list("details", flat=True))


def _is_done(version: TemplateVersion, key: str) -> bool:
    lines = Change.objects.filter(of=f"letter {version.pk}", verb="letter.tested", details__key=key)
    return bool(key) and lines.exists()
