"""Leaving by SMS: a real one goes to a number of the operator's, and its STOP comes as the gateway would bring it.

Everything but the telephone network between is tested: outbox, gate, worker and gateway on the way out, the public
address, the gateway's dialect and the ledger on the way back.
"""

import uuid
from datetime import datetime

from django.conf import settings

from jatak.base.errors import JatakError
from jatak.delivery.gateways import Arrival, brought
from jatak.gate.message import Channel
from jatak.people.models import ContactPoint
from jatak.people.sms_sender import reply_number, sends_sms, sms_sender
from jatak.selftest import leaving, ledger
from jatak.selftest.arriving import text_handed_over
from jatak.selftest.asking import asked
from jatak.selftest.letter import Letter, handed_over
from jatak.selftest.models import Outcome
from jatak.selftest.probe import says_yes, telephone_of
from jatak.selftest.trial import Trial
from jatak.selftest.trouble import StepFailed
from jatak.selftest.ways import short_link_of
from jatak.site.environment import selftest_number

SMS, STOP = "sms", "STOP"
NO_GATEWAY = "There is no gateway (JATAK_SMS_URL): no SMS is sent."
NO_SENDER = "The company has no sender for SMS."
NO_NUMBER = "There is no number to send it to (JATAK_SELFTEST_NUMBER)."
NO_NETWORK = "What the telephone network does with it is not tested."
AS_THE_GATEWAY = "Brought to the public address as the gateway brings it; the telephone network is not tested."
A_NAME = "The sender {} is a name, to which nobody can answer: its SMS carry a link instead."


def leave_by_sms(trial: Trial) -> None:
    """Yes, an SMS, a STOP or the short link, no: the first step that fails ends it."""
    if missing := _missing(trial):
        trial.note(SMS, "left", Outcome.NOT_TESTED, words=missing)
        return
    try:
        point = trial.take(SMS, "number", lambda: telephone_of(trial.company, selftest_number(), trial.now()))
        letter, text = _message(trial, point)
        since = trial.now()
        _leave(trial, letter, point, text)
        trial.take(SMS, "heard", lambda: ledger.says_no(trial.company, point, since, trial.patience))
        trial.take(SMS, "denied", lambda: ledger.next_is_denied(letter, point, trial.now()))
    except JatakError:
        return


def _missing(trial: Trial) -> str:
    """What is not there; empty where leaving by SMS can be tested."""
    if not settings.JATAK_SMS_URL:
        return NO_GATEWAY
    if not sends_sms(trial.company):
        return NO_SENDER
    return "" if selftest_number() else NO_NUMBER


def _message(trial: Trial, point: ContactPoint) -> tuple[Letter, str]:
    topics = trial.take(SMS, "yes", lambda: says_yes(trial.company, point, trial.now()))
    letter = trial.take(SMS, "letter", lambda: Letter.of(trial.company, topics, Channel.SMS))
    at: datetime = trial.now()
    number = trial.take(SMS, "permitted", lambda: letter.send(point, at))

    def text() -> str:
        return text_handed_over(handed_over(number, at, trial.patience, "gateway"), point)

    return letter, trial.take(SMS, "taken", text, NO_NETWORK)


def _leave(trial: Trial, letter: Letter, point: ContactPoint, text: str) -> None:
    template = letter.version.template
    if number := reply_number(trial.company, template.brand):
        trial.take(SMS, "stop", lambda: _stop(point.normalised, number, text), AS_THE_GATEWAY)
        return
    words = A_NAME.format(sms_sender(trial.company, template.brand))
    trial.note(SMS, "stop", Outcome.NOT_TESTED, words=words)
    button = trial.take(SMS, "page", lambda: leaving.button_of(short_link_of(text)))
    trial.take(SMS, "looked", lambda: ledger.still_there(trial.company, point))
    trial.take(SMS, "left", lambda: leaving.press(button))


def _stop(sender: str, number: str, text: str) -> None:
    """Call our own address as the gateway does; each time it is another message. Raises StepFailed."""
    if number not in text:
        raise StepFailed("The message names no number to answer to.", "Look at the company's sender for SMS.")
    arrival = Arrival(sender, number, STOP, f"self-test {uuid.uuid4()}")
    call = brought(settings.JATAK_SMS_URL, settings.JATAK_PUBLIC_URL, arrival)
    assert call is not None
    asked(call.url, call.body or None, follows=False, headers=call.headers)
