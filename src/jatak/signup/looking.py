"""Counting that a form was looked at, by people: programs that fetch ahead or crawl are not counted."""

import re
from datetime import datetime

from django.http import HttpRequest

from jatak.consent.served import count_shown
from jatak.database.using import acting_as
from jatak.signup.form import Form
from jatak.signup.token import Token

PROGRAMS = re.compile(r"bot|crawl|spider|preview|scan|monitor|curl|wget|python|headless", re.IGNORECASE)


def note_look(request: HttpRequest, shown: Form, at: datetime) -> None:
    """One more look; it names nobody."""
    ahead = request.headers.get("Sec-Purpose") or request.headers.get("Purpose") or ""
    if request.method != "GET" or "prefetch" in ahead or PROGRAMS.search(request.headers.get("User-Agent", "bot")):
        return
    with acting_as("consent"):
        count_shown(shown.version.pk, Token.read(shown.token).nonce, at)
