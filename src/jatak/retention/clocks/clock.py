"""The clocks that there are, and the parameter of the rule packs behind each."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from jatak.law.parameter import Parameter
from jatak.law.parameters import CONSENT_LAPSE, CONSENT_RETENTION, CUSTOMER_WINDOW, INACTIVITY


class Clock(StrEnum):
    """What runs out."""

    UNUSED = "unused"
    """A consent on which nothing was sent lapses; the last use counts, not what the person does."""
    INACTIVITY = "inactivity"
    """A person who does nothing: a click, a purchase, a log-in or a sign-up counts, an opening does not."""
    CUSTOMER = "customer"
    """The time after a purchase or a contract in which a customer may be written to without consent."""
    PROOF = "proof"
    """The proof of a consent that has ended, counted from its last use."""
    UNCONFIRMED = "unconfirmed"
    """A sign-up that nobody confirms; its days are chosen where the collection points are."""
    LOG = "log"
    """What is kept of the running of things: reports of gateways, arrivals, who looked at whom."""
    WORK = "work"
    """What was needed to work on something that is done: closed requests, refused rows of files, who changed what."""


PARAMETERS: Mapping[Clock, Parameter[Any]] = MappingProxyType(
    {
        Clock.UNUSED: CONSENT_LAPSE,
        Clock.INACTIVITY: INACTIVITY,
        Clock.CUSTOMER: CUSTOMER_WINDOW,
        Clock.PROOF: CONSENT_RETENTION,
    }
)
"""Where packs have a figure; the others are the company's alone."""

CHOSEN = (Clock.UNUSED, Clock.INACTIVITY, Clock.CUSTOMER, Clock.PROOF, Clock.LOG, Clock.WORK)
"""About which a company makes a choice in whole months."""
UNLIMITED = (Clock.UNUSED, Clock.INACTIVITY, Clock.CUSTOMER)
"""Where a company may say that it sets no limit of its own; nothing else may be kept for ever (GDPR art. 5(1)(e))."""
RUN = (Clock.UNUSED, Clock.INACTIVITY, Clock.PROOF)
"""Run by the daily job: a window closes at the gate by itself, and unconfirmed sign-ups have a job of their own."""
