"""The pages, drawn in the person's language."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jatak.consent.find_link import path
from jatak.consent.leave_link import LeaveLink
from jatak.database.using import acting_as
from jatak.people.models import Controller
from jatak.preferences.languages import SPOKEN, choose
from jatak.preferences.requests import Asked
from jatak.preferences.sender import Sender
from jatak.preferences.texts import texts

BLANK = re.compile(r"\{(company|topic|brand)\}")


def leave_page(request: HttpRequest, link: LeaveLink, sender: Sender, unclear: bool = False) -> HttpResponse:
    """One button, and below it the parts that can be chosen; status 400 when a request was not understood."""
    said = {"part": _by_channel("part", link), "unclear": unclear}
    return _page(request, "leave", sender, 400 if unclear else 200, link=link, **said)


def left_page(request: HttpRequest, link: LeaveLink, sender: Sender, asked: Asked) -> HttpResponse:
    """What has stopped and what goes on; the same whether anybody was known by this link or not."""
    why = f"/l/{link.token()}/why"
    stopped = _by_channel("left", link) if asked is Asked.CHANNEL else f"left_{asked}"
    return _page(
        request, "left", sender, 200, link=link, stopped=stopped, rest=asked in (Asked.CHANNEL, Asked.TOPIC), why=why
    )


def broken_page(request: HttpRequest, token: str = "") -> HttpResponse:
    """For a link that was cut off or changed: what to do instead; of a leave link the company is still to be read."""
    controller_id = LeaveLink.hint(token)
    with acting_as("web"):
        company = Controller.objects.filter(pk=controller_id).first() if controller_id else None
    return _page(request, "broken", None, 404, find=path(company) if company else None)


def gone_page(request: HttpRequest) -> HttpResponse:
    """For a link of a company that is no longer here."""
    return _page(request, "gone", None, 200)


def stay_page(request: HttpRequest, sender: Sender, link: LeaveLink | None, **said: object) -> HttpResponse:
    """Before somebody goes: until when, and one button; or what became of it."""
    return _page(request, "stay", sender, 200, link=link, **said)


def answer_page(request: HttpRequest, sender: Sender, company: Controller, **said: object) -> HttpResponse:
    """What there is to fetch and until when; or that its time is over, and where to ask again."""
    return _page(request, "answer", sender, 200, find=path(company), **said)


def _by_channel(word: str, link: LeaveLink) -> str:
    return f"{word}_{link.channel if link.channel in ('email', 'sms') else 'other'}"


def mine_of(link: LeaveLink) -> str:
    """Where the holder of a link sees what they said, and may say yes again: to other words, and nothing by itself."""
    return f"/p/{link.token()}"


def _page(request: HttpRequest, name: str, sender: Sender | None, status: int, /, **shown: object) -> HttpResponse:
    accepted = request.headers.get("Accept-Language", "")
    language = choose(request.GET.get("language", ""), sender.language if sender else "", accepted=accepted)
    said = _filled(texts(language), sender)
    keyed = {key: said[text] for key, text in shown.items() if isinstance(text, str) and text in said}
    link = shown.get("link")
    mine = mine_of(link) if isinstance(link, LeaveLink) else ""
    context = {"mine": mine, "t": said, "language": language, "languages": SPOKEN, "sender": sender, **shown, **keyed}
    response = render(request, f"preferences/{name}.html", context, status=status)
    response["Content-Language"] = language
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return response


def _filled(said: dict[str, str], sender: Sender | None) -> dict[str, str]:
    # Not str.format: a company may have braces in its name.
    known = {"company": sender.company, "topic": sender.topic or "", "brand": sender.brand} if sender else {}
    return {name: BLANK.sub(lambda blank: known.get(blank[1], ""), text) for name, text in said.items()}
