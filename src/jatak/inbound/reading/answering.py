"""What a person wrote: a request to be left alone, or post."""

from typing import Any

from jatak.inbound.reading.automatic.recognising import is_bulk
from jatak.inbound.reading.heard import Action, Heard, Kind
from jatak.inbound.reading.opened import Opened
from jatak.inbound.reading.request import Verdict
from jatak.inbound.reading.words.mail import asked_by_mail


def answered(mail: Opened) -> Heard:
    """What the words ask for; a mail to many asks nothing of us, and its foot speaks of leaving all the same."""
    if is_bulk(mail.headers):
        return mail.heard(Kind.POST, Action.PASS_ON, "bulk")
    request = asked_by_mail(mail.headers.first("subject"), mail.text)
    more: dict[str, Any] = {"request": request}
    if request.language:
        more["language"] = request.language
    match request.verdict:
        case Verdict.LEAVE:
            return mail.heard(Kind.OPT_OUT, Action.LEAVE, request.because or "words", **more)
        case Verdict.DOUBTFUL:
            return mail.heard(Kind.POST, Action.ASK_A_PERSON, request.because or "doubtful", **more)
        case _:
            return mail.heard(Kind.POST, Action.PASS_ON, "", **more)
